"""The formats of `scrapy schema`."""

import json

from kontan_crawler.items import SCHEMA_VERSION, article_schema
from kontan_crawler.schema import arrow, datasets, duckdb, polars, spark
from kontan_crawler.schema.columns import feed_columns

_NOTATIONS = {
    "arrow": arrow.NOTATION, "polars": polars.NOTATION, "duckdb": duckdb.NOTATION,
    "datasets": datasets.NOTATION, "spark": spark.NOTATION,
}  # fmt: skip
FORMATS = ("json", *_NOTATIONS)
"""The names of the formats; the first is the default."""


def printed_schema(name: str) -> str:
    """Return the schema of a feed line in a format of FORMATS: a JSON Schema, or a module in Python that needs at most the program itself."""
    if name == "json":
        return json.dumps(article_schema(), indent=2, ensure_ascii=False)
    source = f"# A feed line of kontan_crawler, schema version {SCHEMA_VERSION}; printed by: scrapy schema --format {name}"
    return f"{source}\n{_NOTATIONS[name].page_of(feed_columns())}"
