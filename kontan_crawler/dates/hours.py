"""Hours of the day that a part of the day, "a.m." or "p.m." changes: "jam 2 siang" is 14, "12.01 dini hari" is 0:01."""

MORNING = {12: 0}
NOON = {hour: hour + 12 for hour in range(1, 6)}
AFTERNOON = {hour: hour + 12 for hour in range(1, 8)}
NIGHT = {hour: hour + 12 for hour in range(6, 13)}
AFTER_NOON = {hour: hour + 12 for hour in range(1, 12)}
MIDNIGHT = {12: 24}
