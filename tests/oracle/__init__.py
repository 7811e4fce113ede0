"""The rule book once more, in plain Python: what ``docs/semantics.md`` says, as directly as it can be said.

The engine must agree with it on every case. Nothing here is fast or shared
with the engine; only the data classes and the closures of parties, acts and
places are. Read in this order:

========================  ===================================================
``counted``               sections 1 and 2: claims that remain, claims that count
``incidents``             section 3: what an account takes an incident to be
``matching``              section 4: no, may, must
``signals``               section 5: pairs (possible, certain) over moments
``world``                 sections 5 and 7: one account and one reading
``forms`` and ``series``  section 6: the seven forms
``assess``                section 7: bearers, readings, timelines
========================  ===================================================
"""

from tests.oracle.assess import assess

__all__ = ["assess"]
