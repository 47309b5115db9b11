"""Read the kept pages again: WARC files in, feed lines out.

`read_file.py` reads one file, alone or on a worker, with the parts that `find_parts.py` found in all files; `revisions.py` then decides which
captures give a line. `run_tasks.py` runs the tasks in this process or on a Dask cluster. `diff.py` compares the result with an earlier feed.
"""
