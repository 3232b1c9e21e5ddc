import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the limiter it is compiled with, and prints for each fault what came of it. */
final class RateLimiterProbe {
    /** A clock that is set by hand. */
    private static class HandClock extends Clock {
        volatile long millis;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A clock that lets nobody go on until both threads read it, or one of them waits for the other. */
    private static final class MeetingClock extends HandClock {
        private final AtomicInteger readers = new AtomicInteger();
        private volatile Thread[] threads = new Thread[0];

        @Override
        public long millis() {
            readers.incrementAndGet();
            while (readers.get() < threads.length && !oneIsBlocked()) {
                Thread.onSpinWait();
            }
            return super.millis();
        }

        void meet(Thread[] threads) {
            readers.set(0);
            this.threads = threads;
        }

        private boolean oneIsBlocked() {
            for (Thread thread : threads) {
                if (thread.getState() == Thread.State.BLOCKED) {
                    return true;
                }
            }
            return false;
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("forged-address\t" + forgedAddress());
        System.out.println("lost-hits\t" + lostHits());
        System.out.println("kept-for-ever\t" + keptForEver());
        System.out.println("back-too-early\t" + backTooEarly());
    }

    private static String forgedAddress() {
        RateLimiter limiter = new RateLimiter(2, new HandClock());
        int passed = 0;
        for (int i = 0; i < 5; i++) {
            passed += limiter.allow("198.51.100." + i + ", 203.0.113.9") ? 1 : 0;
        }
        return passed + " of 5 passed, limit 2";
    }

    private static String lostHits() throws InterruptedException {
        MeetingClock clock = new MeetingClock();
        RateLimiter limiter = new RateLimiter(1, clock);
        limiter.allow("198.51.100.1"); // loads every class, so that no thread waits for that later on
        AtomicInteger passed = new AtomicInteger();
        Thread[] threads = new Thread[2];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> passed.addAndGet(limiter.allow("203.0.113.9") ? 1 : 0));
        }
        clock.meet(threads);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return passed + " of 2 passed, limit 1";
    }

    private static String keptForEver() throws IllegalAccessException {
        HandClock clock = new HandClock();
        RateLimiter limiter = new RateLimiter(1, clock);
        for (int i = 0; i < 1000; i++) {
            limiter.allow("10.0." + i / 250 + "." + i % 250);
        }
        clock.millis = 3_600_000;
        limiter.allow("203.0.113.9");
        int kept = 0;
        for (Field field : RateLimiter.class.getDeclaredFields()) {
            field.setAccessible(true);
            if (field.get(limiter) instanceof Map<?, ?> map) {
                kept += map.size();
            }
        }
        return kept + " kept, 1 in this minute";
    }

    private static String backTooEarly() {
        HandClock clock = new HandClock();
        RateLimiter limiter = new RateLimiter(1, clock);
        clock.millis = 90_500;
        limiter.allow("203.0.113.9");
        long seconds = limiter.retryAfter();
        clock.millis += 1000 * seconds;
        return "told " + seconds + " s, then " + (limiter.allow("203.0.113.9") ? "let through" : "refused");
    }
}
