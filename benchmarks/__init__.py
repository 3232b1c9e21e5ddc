"""Measurements. They print figures and assert nothing: a clock in a test fails on a busy machine only."""
