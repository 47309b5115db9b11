"""The ledger's transactions."""

import pytest

from kontan_crawler.store.ledger import Ledger


def test_closing_within_a_transaction_is_an_error(tmp_path):
    ledger = Ledger(tmp_path)
    with ledger.changes():
        with pytest.raises(RuntimeError):
            ledger.close()
    ledger.close()
