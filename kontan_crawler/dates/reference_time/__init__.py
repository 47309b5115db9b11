"""Reference time: what a relative expression is anchored in, and on which side of publication an incomplete one lies.

The speech time S is the publication, in Jakarta; the event time E is what an expression names; the reference time R is the period that
the text reports on (the terms are Hans `Reichenbach`'s, 1947). HeidelTime and SUTime answer the same two questions by the last
mention and by the tense of a sentence. Indonesian verbs have no tense, so the words around an expression decide.

1. "kemarin", "pekan lalu" and "dua hari lalu" are anchored in S; "tahun sebelumnya", "sehari kemudian" and "hari itu" in R.
2. R begins as S. Each period that a clause reports moves it: a day, week, month, quarter or year (discourse.py).
   The day of a statement moves it for days and weeks only.
3. A standard of comparison (behind `dari`, `dibanding`, `periode yang sama`, `sejak`, `setelah`, `rekor`) does not move R (standards.py).
4. A plan, that is a period after S or behind a word of planning, moves R only for what follows from it (`sehari kemudian`). For a comparison
   in its own sentence it is a second reading: of two readings the nearer to S holds.
5. A weekday, month, or day and month without a year lies on the side of S that its governor says: the preposition before it
   (`hingga` ahead, `sejak` back). Else the nearest cue before it in its clause decides, else the first one after it (direction.py).
6. A clause begins with its sentence, with a conjunction, or behind a verb of saying: that verb decides only for an expression beside it (clauses.py).
7. Without a cue, the last such weekday and the nearest such day or month. The second end of a range follows the first.
"""
