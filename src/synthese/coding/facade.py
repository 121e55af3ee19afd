"""What a researcher decides with: ``workspace.codings``."""

from synthese.coding.agreeing import Agreeing
from synthese.coding.annotating import Annotating
from synthese.coding.looking import Looking
from synthese.coding.reviewing import Reviewing
from synthese.coding.withdrawing import Withdrawing

__all__ = ["Codings"]


class Codings(Reviewing, Agreeing, Withdrawing, Annotating, Looking):
    """Decisions on tags, passages, slides and projects; each is on the disk before the call returns.

    Made by ``workspace.codings``.

    To decide: ``confirm``, ``reject``, ``change``, ``add``, ``judge``, ``reviewed``, ``agree``. To take back: ``undo``,
    ``withdraw``. To write: ``summarise``, ``link``, ``set_value``, ``memo``. To look: ``suggestions``, ``current``,
    ``history``, ``decisions``, ``lost``, ``moved``.
    """
