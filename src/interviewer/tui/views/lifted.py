"""What is no longer put aside: a skip or a parking that was taken back, or lifted by what was taken down."""

from interviewer.model.session import Session


def lifted(before: Session, after: Session) -> list[str]:
    """Return a sentence for each question skipped, or parked, *before* that is so no more *after*.

    Coming to a parked question takes it up, which needs no word; the reason of a skip is told once more.
    """
    told = []
    for place, response in after.responses.items():
        was = before.response(place)
        if was is response:
            continue
        what = "This" if place == after.interview.current else f"“{after.title(place)}”"
        if was.state == "skipped" != response.state:
            asked = f"{what} counts as asked now, not as skipped ({was.reason})."
            told.append(asked if response.state == "asked" else "Not skipped any more.")
        elif was.parked and response.state == "asked":
            told.append(f"{what} counts as asked now, not as parked.")
    return told
