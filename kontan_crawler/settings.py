"""Settings that differ from Scrapy's defaults, and settings of the project."""

from pathlib import Path

from kontan_crawler import __version__  # the only import from the project: Scrapy reads this file for every command

BOT_NAME = "kontan_crawler"
SPIDER_MODULES = ["kontan_crawler.spiders"]
NEWSPIDER_MODULE = "kontan_crawler.spiders"
COMMANDS_MODULE = "kontan_crawler.commands"

ITEM_PIPELINES = {
    "kontan_crawler.pipelines.ArticlePipeline": 100,
    "kontan_crawler.pipelines.DatesPipeline": 200,
    "kontan_crawler.pipelines.DuplicatesPipeline": 300,
    "kontan_crawler.pipelines.StatsPipeline": 350,
    "kontan_crawler.pipelines.RevisionPipeline": 400,
}

# Politeness: one request at a time for the whole site, at least a second apart.
USER_AGENT = f"{BOT_NAME}/{__version__} (news dataset crawler; obeys robots.txt)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = BOT_NAME
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # pipelines do not wait; Scrapy's default starts 100 tasks for every response
DOWNLOAD_DELAY = 1
DOWNLOAD_DELAY_JITTER = 0
DOWNLOADER_MIDDLEWARES = {
    "kontan_crawler.middlewares.conditional.ConditionalRequestMiddleware": 80,
    "kontan_crawler.middlewares.offsite.StrictOffsiteMiddleware": 90,  # before robots.txt is requested
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "kontan_crawler.middlewares.robotstxt.StrictRobotsTxtMiddleware": 100,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "kontan_crawler.middlewares.redirect.SiteRedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "kontan_crawler.middlewares.retry.BackoffRetryMiddleware": 595,  # sees responses before decompression
    "kontan_crawler.middlewares.archive.ArchiveMiddleware": 945,  # sees responses as they came
    "kontan_crawler.middlewares.replica.ReplicaMiddleware": 950,  # sees each response first
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,  # a repeated request keeps its meta
    "kontan_crawler.middlewares.no_article.NoArticleMiddleware": 940,
    "kontan_crawler.middlewares.incremental.IncrementalMiddleware": 950,
}
DOWNLOADER = "kontan_crawler.politeness.downloader.ClosingDownloader"
METAREFRESH_ENABLED = False
WARN_ON_GENERATOR_RETURN_VALUE = False  # Scrapy parses the source of a callback for each response
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id",
    "Accept-Encoding": "gzip",
}
COOKIES_ENABLED = False
CONTACT = ""  # an e-mail or web address for the user agent
QUIET_HOURS = None  # "08:00-17:00", in Jakarta: no request is sent
ROBOTSTXT_MAX_AGE = 3600  # seconds
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2

SCHEDULER = "kontan_crawler.politeness.scheduler.DroppingScheduler"  # Scrapy's waits for ever if JOBDIR cannot be written
# Order: by priority, then first in, first out. Scrapy's default balances hosts, but these are one site.
SCHEDULER_PRIORITY_QUEUE = "scrapy.pqueues.ScrapyPriorityQueue"
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# Safety.
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_MAXSIZE = 8 * 2**20
DOWNLOAD_WARNSIZE = 4 * 2**20
DOWNLOAD_TIMEOUT = 60
URLLENGTH_LIMIT = 0  # Scrapy drops requests for longer URLs, which would wait for every next run
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
TWISTED_DNS_RESOLVER = "kontan_crawler.politeness.resolver.PublicAddressResolver"

# Retries: after about 5, 10, 20 and 40 seconds, or by Retry-After.
RETRY_TIMES = 4
RETRY_WAIT = 5
RETRY_WAIT_MAX = 600
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the refusal is logged anyway

# Delivery.
FEED_EXPORTERS = {"csv": "kontan_crawler.feeds.exporters.SafeCsvItemExporter", "xml": "kontan_crawler.feeds.exporters.SafeXmlItemExporter",
                  **dict.fromkeys(("jsonlines", "jsonl", "jl"), "kontan_crawler.feeds.exporters.ArticleLinesExporter")}  # fmt: skip
_HOME = Path(__file__).parent.parent
OUTPUT_DIR = str((_HOME if (_HOME / "scrapy.cfg").exists() else Path.cwd()) / "output")  # an egg or a wheel has no project folder
ARCHIVE = True  # keep every answer of the site
ARCHIVE_DIR = "archive"  # within OUTPUT_DIR, or an absolute path
ARCHIVE_FILE_SIZE = 200 * 10**6  # bytes, after which a run begins a new file
REPLICA_DIR = "replica"  # within OUTPUT_DIR: the folder of a run that meets the replica; ".": OUTPUT_DIR itself
ADDONS = {"kontan_crawler.feeds.default_feed.DefaultFeed": 100, "kontan_crawler.runs.stop_at.StopAt": 200,
          "kontan_crawler.politeness.contact.Contact": 300, "kontan_crawler.politeness.quiet_hours.QuietHours": 400,
          "kontan_crawler.runs.unused_components.UnusedComponents": 500}  # fmt: skip
EXTENSIONS = {
    "scrapy.extensions.feedexport.FeedExporter": None,
    "kontan_crawler.feeds.feed_exporter.FailFastFeedExporter": 0,
    "kontan_crawler.politeness.crawl_delay.CrawlDelay": 400,
    "kontan_crawler.runs.delivery.Delivery": 500,  # after Scrapy's feed export
    "kontan_crawler.runs.control_day.ControlDay": 550,
    "kontan_crawler.runs.recheck_articles.RecheckArticles": 560,
    "kontan_crawler.progress.extension.Progress": 600,
    "kontan_crawler.runs.end_of_run.EndOfRun": 700,  # after the live display
    "scrapy.extensions.logstats.LogStats": None,  # Progress replaces it
}
FEED_STORAGES = {"": "kontan_crawler.feeds.storage.WholeFeedStorage", "file": "kontan_crawler.feeds.storage.WholeFeedStorage"}
ERROR_SHARE_MAX = 0.2
PAST_SINCE = None  # "2026-02-05": first day of the runs to compare with, after a lasting change of the site
PROBES = 12  # maximum number of delivered articles to recheck if the site may have changed
PAST_DAYS = 30  # maximum age of a run to compare with
STOP_AT = None  # "05:00", in Jakarta
METRICS_FILE = None  # "/var/lib/node_exporter/kontan_%(name)s.prom": Prometheus metrics, written after each run
ALERT_COMMAND = None  # "/usr/local/bin/alert --channel news": reads the verdict on a run that failed, or succeeded after one that failed
ALERT_TIMEOUT = 30  # seconds
BOILERPLATE_LINES = None  # "lines.txt": lines to leave out of texts, as `scrapy doctor --lines` writes them
FEED_STORE_EMPTY = False
KEEP_MANIFESTS = False  # also write the manifest of a run that delivered nothing and succeeded
FEED_EXPORT_ENCODING = "utf-8"  # keys in the order of items.Article

LOG_LEVEL = "INFO"
