"""The settings of this project and what they mean. The defaults stand in settings.py; docs/settings.md shows both."""

MEANINGS = {
    "OUTPUT_DIR": "folder of the feeds; by default `output/` beside `scrapy.cfg`, or in the current folder if there is none",
    "ARCHIVE": "keep every answer of the site ([archive](archive.md))",
    "ARCHIVE_DIR": "folder of the archive: a path in `OUTPUT_DIR`, or an absolute one",
    "ARCHIVE_FILE_SIZE": "bytes after which a run begins a new file of the archive",
    "REPLICA_DIR": "folder in `OUTPUT_DIR` of a run that meets [the replica](replica.md); `.` is `OUTPUT_DIR` itself",
    "CONTACT": "an e-mail or web address at which the site can reach you, sent in the user agent; other texts are refused",
    "QUIET_HOURS": "such as `08:00-17:00`, in Jakarta: no run starts then, and a run in progress stops",
    "STOP_AT": "time in Jakarta, such as `05:00`, at which a run stops; the next run continues",
    "ROBOTSTXT_MAX_AGE": "seconds after which the robots.txt of a host is fetched again",
    "RETRY_WAIT": "seconds before the first retry of a failed page; each further wait is twice as long",
    "RETRY_WAIT_MAX": "most seconds before a retry, also if the site asks for more (`Retry-After`)",
    "ERROR_SHARE_MAX": "largest share, 0 to 1, of failed articles and listings with exit code 0",
    "PAST_SINCE": "such as `2026-02-05`: earlier runs are not compared with; set it after a lasting change of the site",
    "PAST_DAYS": "greatest age in days of the earlier runs that a run is compared with",
    "PROBES": "most delivered articles that a run rechecks if it suspects a change of the site or a section gave no article; "
    "0: none, and a refusal in such a section is never final",
    "BOILERPLATE_LINES": "file of lines to leave out of texts ([delivery](delivery.md#lines-in-many-articles))",
    "KEEP_MANIFESTS": "also write the manifest of a run that delivered nothing and succeeded",
    "METRICS_FILE": "file of the metrics for Prometheus, such as `/var/lib/node_exporter/kontan_%(name)s.prom` ([monitoring](monitoring.md#metrics))",
    "ALERT_COMMAND": "command that reads the verdict on a run that failed, or that succeeds again ([monitoring](monitoring.md#alerts))",
    "ALERT_TIMEOUT": "seconds after which the alert command is killed, at most 3600",
}
"""Setting -> meaning, in Markdown with links from docs/."""
