"""The types as the library `datasets` of Hugging Face has them."""

from kontan_crawler.schema.arrow import TIME_ZONE
from kontan_crawler.schema.notation import Notation

NOTATION = Notation(
    plain={
        "text": 'Value("string")', "integer": 'Value("int64")', "flag": 'Value("bool")', "day": 'Value("date32")',
        "moment": f'Value("timestamp[us, tz={TIME_ZONE}]")',
    },
    list="List(%s)",
    object="{%s}",
    key='"%s": %s',
    column='    "%s": %s',
    page="from datasets import Features, List, Value\n\nFEATURES = Features({\n%s,\n})",
)  # fmt: skip
