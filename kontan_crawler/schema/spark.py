"""The types as a DDL string of Spark. Nothing here was run with Spark."""

from kontan_crawler.schema.notation import Notation

NOTATION = Notation(
    plain={"text": "STRING", "integer": "BIGINT", "flag": "BOOLEAN", "day": "DATE", "moment": "TIMESTAMP"},
    list="ARRAY<%s>",
    object="STRUCT<%s>",
    key="`%s`: %s",
    column="    `%s` %s",
    page='SCHEMA = """\n%s\n"""',
)
