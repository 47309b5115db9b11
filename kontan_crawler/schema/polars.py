"""The types as Polars has them."""

from kontan_crawler.schema.arrow import TIME_ZONE
from kontan_crawler.schema.notation import Notation

NOTATION = Notation(
    plain={
        "text": "pl.String", "integer": "pl.Int64", "flag": "pl.Boolean", "day": "pl.Date",
        "moment": f'pl.Datetime("us", "{TIME_ZONE}")',
    },
    list="pl.List(%s)",
    object="pl.Struct({%s})",
    key='"%s": %s',
    column='    "%s": %s',
    page="import polars as pl\n\nSCHEMA = pl.Schema({\n%s,\n})",
)  # fmt: skip
