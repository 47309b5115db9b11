"""The types as DuckDB's read_json takes them. The braces are Python and SQL alike."""

from kontan_crawler.schema.notation import Notation

NOTATION = Notation(
    plain={"text": "VARCHAR", "integer": "BIGINT", "flag": "BOOLEAN", "day": "DATE", "moment": "TIMESTAMPTZ"},
    list="%s[]",
    object="STRUCT(%s)",
    key='"%s" %s',
    column="    '%s': '%s'",
    page="COLUMNS = {\n%s\n}",
)
