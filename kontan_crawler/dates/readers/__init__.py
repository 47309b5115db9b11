"""Readers: functions that resolve what a form captured, in its context, to a Reading."""
