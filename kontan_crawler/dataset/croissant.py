"""croissant.json: the metadata of a dataset as ML Commons' Croissant 1.0 has them."""

import json
from typing import Any

from kontan_crawler.dataset.build_record import BuildRecord
from kontan_crawler.dataset.rows import CONFIGURATIONS, columns_of_configuration, descriptions
from kontan_crawler.dataset.summary import Summary, languages_of
from kontan_crawler.schema.columns import Column
from kontan_crawler.wording import count_of

_TYPES = {"text": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "flag": "sc:Boolean", "moment": "sc:DateTime", "day": "sc:Date"}
_CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column", "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField",
    "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated",
    "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source",
    "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip


def croissant_text(found: Summary, build: BuildRecord) -> str:
    """Return croissant.json. SHA256SUMS has the digests of the files."""
    names = [name for name in CONFIGURATIONS if any(key[0] == name for key in found.sizes)]
    parts = {
        "distribution": [_file_set(name) for name in names],
        "recordSet": [_record_set(name, bool(build.options["sentences"])) for name in names],
    }
    return json.dumps(_dataset(found) | parts, ensure_ascii=False, indent=1) + "\n"


def _dataset(found: Summary) -> dict[str, Any]:
    return {
        "@context": _CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "kontan-international-news", "description": f"{count_of(found.articles, 'article')} of the international news of KONTAN.",
        "url": "https://www.kontan.co.id", "license": "README.md#rights", "inLanguage": languages_of(found), "version": "1.0.0",
        "datePublished": found.last or "1970-01-01",  # of the newest article: the build has no clock
        "citeAs": "KONTAN, https://www.kontan.co.id",
        **({"temporalCoverage": f"{found.first}/{found.last}"} if found.first else {}),
    }  # fmt: skip


def _file_set(name: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet", "@id": f"{name}-files", "name": f"{name}-files", "description": CONFIGURATIONS[name],
        "encodingFormat": "application/x-parquet", "includes": f"{name}/*/*.parquet",
    }  # fmt: skip


def _record_set(name: str, sentences: bool) -> dict[str, Any]:
    meanings = descriptions(sentences)
    fields = [_field(column, name, meanings.get(column.name, "")) for column in columns_of_configuration(name, sentences)]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": CONFIGURATIONS[name],
        "key": {"@id": f"{name}/id"},
        "field": fields,
    }


def _field(column: Column, name: str, meaning: str) -> dict[str, Any]:
    """Return the field of a column. An object, or a list of objects, has its keys as fields of its own."""
    item = column.item if column.kind == "list" else column
    field = {
        "@type": "cr:Field", "@id": f"{name}/{column.name}", "name": column.name, "description": meaning,
        **({"repeated": True} if column.kind == "list" else {}),
    }  # fmt: skip
    if item.kind == "object":
        return field | {"subField": [_sub_field(part, column, name) for part in item.parts]}
    return field | {"dataType": _TYPES[item.kind], "source": _source(name, column.name)}


def _sub_field(part: Column, column: Column, name: str) -> dict[str, Any]:
    source = _source(name, column.name) | {"transform": {"jsonPath": f"[*].{part.name}" if column.kind == "list" else part.name}}
    return {
        "@type": "cr:Field", "@id": f"{name}/{column.name}/{part.name}", "name": part.name, "dataType": _TYPES[part.kind], "source": source,
    }  # fmt: skip


def _source(name: str, column: str) -> dict[str, Any]:
    return {"fileSet": {"@id": f"{name}-files"}, "extract": {"column": column}}
