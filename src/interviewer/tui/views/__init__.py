"""Values as styled text: pure functions from a session to what stands on a line."""
