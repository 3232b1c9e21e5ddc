// Runs the handler in the file that is named, and prints for each fault what came of it.
"use strict";
const crypto = require("node:crypto");
const path = require("node:path");

const FILE = path.resolve(process.argv[2]);
const SECRET = "not so secret";

/** A database that keeps what is committed, as the statements of the handler say. */
class Database {
  events = new Set();
  postings = [];
  cents = 0;
  refusals = 0;

  async transaction(work) {
    const before = [new Set(this.events), [...this.postings], this.cents];
    try {
      const result = await work({ query: (sql, values) => this.#query(sql, values) });
      if (this.refusals > 0) {
        this.refusals -= 1;
        throw new Error("the database is away");
      }
      return result;
    } catch (error) {
      [this.events, this.postings, this.cents] = before;
      throw error;
    }
  }

  async #query(sql, values) {
    if (sql.startsWith("INSERT INTO webhook_events")) {
      const fresh = !this.events.has(values[0]);
      this.events.add(values[0]);
      return { rowCount: fresh ? 1 : 0 };
    }
    if (!Number.isInteger(values[1])) {
      throw new Error(`invalid input syntax for type integer: "${values[1]}"`);
    }
    if (sql.startsWith("INSERT INTO postings")) {
      this.postings.push(values[1]);
    } else if (sql.startsWith("UPDATE accounts")) {
      this.cents += values[1];
    } else {
      throw new Error(`unknown statement: ${sql}`);
    }
    return { rowCount: 1 };
  }
}

/** Starts a process of the app: a handler with a memory of its own. */
function start(db) {
  delete require.cache[FILE];
  return require(FILE)({ db, secret: SECRET });
}

/** Delivers an event as Express would, and returns the status that went out and what was refused. */
async function deliver(handler, event) {
  const body = Buffer.from(JSON.stringify(event));
  const signature = crypto.createHmac("sha256", SECRET).update(body).digest("hex");
  const req = { body, get: (name) => (name.toLowerCase() === "x-signature" ? signature : undefined) };
  let status = 0;
  const res = {
    sendStatus(code) {
      status = code;
      return res;
    },
  };
  try {
    await handler(req, res);
  } catch {
    status = status || 500;
  }
  await new Promise(setImmediate); // what was set off and not awaited has gone through after this
  return status;
}

const event = (id, amount) => ({ id, type: "paid", account: "a", amount });

const probes = {
  async "answered-too-soon"() {
    const db = new Database();
    db.refusals = 1;
    const status = await deliver(start(db), event("e1", "10.00"));
    return `${status} sent, ${db.cents} cents stored`;
  },
  async "remembered-here-only"() {
    const db = new Database();
    const [one, other] = [start(db), start(db)];
    await deliver(one, event("e1", "10.00"));
    await deliver(one, event("e1", "10.00"));
    const once = db.cents;
    await deliver(other, event("e1", "10.00"));
    return `${once} cents after a repeat, ${db.cents} after one to the other process`;
  },
  async "marked-before-done"() {
    const db = new Database();
    db.refusals = 1;
    const handler = start(db);
    await deliver(handler, event("e1", "10.00"));
    const status = await deliver(handler, event("e1", "10.00"));
    return `${status} to the repeat, ${db.cents} cents stored`;
  },
  async "broken-cents"() {
    const db = new Database();
    const handler = start(db);
    await deliver(handler, event("e1", "12.50"));
    await deliver(handler, event("e2", "19.99"));
    return `postings: ${db.postings.join(", ")}`;
  },
};

async function main() {
  process.on("unhandledRejection", () => {}); // it would end the process, as it would end the app
  for (const [fault, probe] of Object.entries(probes)) {
    console.log(`${fault}\t${await probe()}`);
  }
}

main();
