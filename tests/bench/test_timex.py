"""Scores of time expressions, and the published annotations."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from bench import timex, timex_agreement
from bench.timex_scores import Compared, Timex, count, read_annotations
from tests.in_process import ROOT

FOLDER = ROOT / "bench"
DAY, LONGER, NEXT = Timex(0, 5, "DATE", "2026-08-20"), Timex(0, 9, "TIME", "2026-08-20"), Timex(5, 9, "DATE", "2026-08-21")
TEXT = "Kemarin rapat digelar Kamis."


@pytest.mark.parametrize(("annotated", "found", "strict", "relaxed", "types", "values"), [
    ([DAY], [DAY], 1, 1, 1, 1),
    ([DAY], [LONGER], 0, 1, 0, 1),  # overlapping, of another type
    ([DAY], [DAY._replace(value="2026-08-21")], 1, 1, 1, 0),
    ([DAY], [NEXT], 0, 0, 0, 0),  # adjacent is not overlapping
    ([DAY, NEXT], [LONGER], 0, 1, 0, 1),  # used once
    ([LONGER], [DAY, LONGER], 1, 1, 1, 1),  # the same extent before the first
    ([DAY._replace(value=None)], [DAY._replace(value=None)], 1, 1, 1, 1),
    ([], [DAY], 0, 0, 0, 0),
])  # fmt: skip
def test_count(annotated, found, strict, relaxed, types, values):
    counts = count([Compared(annotated, found, [])])
    assert [counts[name] for name in ("strict", "relaxed", "type", "value")] == [strict, relaxed, types, values]
    assert (counts["annotated"], counts["found"]) == (len(annotated), len(found))


def test_json_lines_by_part_with_and_without_doubtful_expressions(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    # 18:00 UTC on Thursday is Friday in Jakarta, and yesterday is that Thursday.
    texts = _file(tmp_path / "texts.jsonl", *({"id": id, "dct": "2026-08-20T18:00:00+00:00", "text": TEXT} for id in "abc"))
    kemarin, kamis = [0, 7, "DATE", "2026-08-20"], [22, 27, "DATE", "2026-08-13"]
    annotations = _file(
        tmp_path / "annotations.jsonl",
        {"id": "a", "part": "tuned", "timexes": [kemarin, kamis], "doubtful": [1]},
        {"id": "b", "part": "held_out", "timexes": [kemarin]},
    )
    timex.main(texts, annotations)
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if "annotated" in line or line.startswith("value")] == [
        "tuned: 2 expressions annotated, 2 found", "value    precision 0.500 recall 0.500 F1 0.500",
        "tuned, without doubtful ones: 1 expressions annotated, 1 found", "value    precision 1.000 recall 1.000 F1 1.000",
        "held_out: 1 expressions annotated, 2 found", "value    precision 0.500 recall 1.000 F1 0.667",
    ]  # fmt: skip


def test_time_ml(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    dct = '<DCT><TIMEX3 tid="t0" type="DATE" value="2026-08-21">x</TIMEX3></DCT>'
    body = 'Rapat <TIMEX3 tid="t1" type="DATE" value="2026-08-20">kemarin</TIMEX3> batal.'
    (tmp_path / "a.tml").write_text(f"<TimeML>{dct}<TEXT>{body}</TEXT></TimeML>", encoding="utf-8")
    timex.main(tmp_path)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "all: 1 expressions annotated, 1 found"
    assert [line.split()[-1] for line in printed[1:]] == ["1.000"] * 4


def test_agreement_leaves_out_what_either_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    first = _file(tmp_path / "1.jsonl", {"id": "a", "timexes": [DAY, NEXT], "doubtful": [1]})
    second = _file(tmp_path / "2.jsonl", {"id": "a", "timexes": [DAY], "doubtful": []})
    timex_agreement.main(first, second)
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("strict")] == [
        "strict   precision 1.000 recall 0.500 F1 0.667", "strict   precision 1.000 recall 1.000 F1 1.000",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["timex_annotations", "kontan_annotations", "kontan_annotator_1", "kontan_annotator_2"])
def test_published_annotations_are_in_order_and_hold_no_text(name: str):
    for line in map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        assert line.keys() <= {"id", "part", "timexes", "doubtful"}
        assert all(start < end and type in {"DATE", "TIME", "DURATION", "SET"} for start, end, type, _ in line["timexes"])
        assert all(one[1] <= other[0] for one, other in pairwise(line["timexes"])), line["id"]
        assert set(line.get("doubtful", [])) <= set(range(len(line["timexes"])))


def test_published_annotations_of_kontan_are_of_the_same_texts():
    gold, *annotators = (read_annotations(FOLDER / f"kontan_{name}.jsonl") for name in ("annotations", "annotator_1", "annotator_2"))
    assert {id: one.part for id, one in gold.items()} == {id: one.part for id, one in annotators[0].items()}
    assert gold.keys() == annotators[1].keys()


def _file(path: Path, *lines: dict) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path
