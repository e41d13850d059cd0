"""Operations on an organization's own formulas; those of `cog.formulas` are its templates."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from ..db.models import BandFormula
from ..errors import Conflict, Forbidden, NotFound
from ..raster import colormaps, formulas
from ..raster.expression import Expression
from ..raster.formulas import Formula
from .band_formula_schemas import (
    BandFormulaCreateInput,
    BandFormulaDeleteOutput,
    BandFormulaInput,
    BandFormulaOutput,
    BandFormulasListInput,
    BandFormulaUpdateInput,
)
from .registry import Call, Registry, SideEffect

registry = Registry()

_TEMPLATE = "template:"
_SHIPPED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@registry.operation(
    "band_formulas.create",
    scope="band_formulas:write",
    side_effect=SideEffect.WRITE,
    input=BandFormulaCreateInput,
    output=BandFormulaOutput,
)
def create(call: Call, request: BandFormulaCreateInput) -> BandFormulaOutput:
    """Save a formula of the organization's own."""
    _check_name(call, request.name)
    colormaps.lookup(request.colormap)
    row = BandFormula(
        **request.model_dump(),
        organization_id=call.caller.organization_id,
        required_bands=list(Expression.parse(request.formula).names),
    )
    call.session.add(row)
    call.session.flush()
    return _output(row)


@registry.operation(
    "band_formulas.get",
    scope="band_formulas:read",
    input=BandFormulaInput,
    output=BandFormulaOutput,
)
def get(call: Call, request: BandFormulaInput) -> BandFormulaOutput:
    """Get one formula, a template too."""
    if request.formula_id.startswith(_TEMPLATE):
        template = formulas.catalogue().get(request.formula_id.removeprefix(_TEMPLATE))
        if template is None:
            raise NotFound("There is no such formula.")
        return _template(template, call.caller.organization_id)
    return _output(_found(call, request.formula_id))


@registry.operation(
    "band_formulas.list",
    scope="band_formulas:read",
    input=BandFormulasListInput,
    output=list[BandFormulaOutput],
)
def list_formulas(call: Call, request: BandFormulasListInput) -> list[BandFormulaOutput]:
    """List the organization's formulas by name, then the templates."""
    organization_id = call.caller.organization_id
    rows = call.session.scalars(
        select(BandFormula)
        .where(BandFormula.organization_id == organization_id)
        .order_by(BandFormula.name)
    )
    found = [_output(row) for row in rows]
    if request.include_templates:
        found += [_template(each, organization_id) for each in formulas.catalogue().values()]
    return [each for each in found if request.category in (None, each.category)]


@registry.operation(
    "band_formulas.update",
    scope="band_formulas:write",
    side_effect=SideEffect.WRITE,
    input=BandFormulaUpdateInput,
    output=BandFormulaOutput,
)
def update(call: Call, request: BandFormulaUpdateInput) -> BandFormulaOutput:
    """Change a formula of the organization's own."""
    row = _found(call, request.formula_id)
    if request.name is not None and request.name != row.name:
        _check_name(call, request.name)
    if request.colormap is not None:
        colormaps.lookup(request.colormap)
    if request.formula is not None:
        row.required_bands = list(Expression.parse(request.formula).names)
    for name, value in request.model_dump(exclude={"formula_id"}, exclude_none=True).items():
        setattr(row, name, value)
    call.session.flush()
    return _output(row)


@registry.operation(
    "band_formulas.delete",
    scope="band_formulas:write",
    side_effect=SideEffect.DESTRUCTIVE,
    input=BandFormulaInput,
    output=BandFormulaDeleteOutput,
)
def delete(call: Call, request: BandFormulaInput) -> BandFormulaDeleteOutput:
    """Delete a formula of the organization's own."""
    call.session.delete(_found(call, request.formula_id))
    return BandFormulaDeleteOutput(id=request.formula_id)


def _found(call: Call, formula_id: str) -> BandFormula:
    if formula_id.startswith(_TEMPLATE):
        raise Forbidden("Templates cannot be changed: save a formula of your own.")
    row = call.session.get(BandFormula, formula_id)
    if row is None or row.organization_id != call.caller.organization_id:
        raise NotFound("There is no such formula.")
    return row


def _check_name(call: Call, name: str) -> None:
    taken = select(BandFormula.id).where(
        BandFormula.organization_id == call.caller.organization_id, BandFormula.name == name
    )
    if call.session.scalar(taken):
        raise Conflict(f"There is a formula named {name!r} already.")


def _output(row: BandFormula) -> BandFormulaOutput:
    return BandFormulaOutput(
        id=row.id,
        organization_id=row.organization_id,
        name=row.name,
        display_name=row.display_name,
        formula=row.formula,
        description=row.description,
        required_bands=row.required_bands,
        colormap=row.colormap,
        value_range=row.value_range,
        category=row.category,
        is_template=False,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _template(formula: Formula, organization_id: str) -> BandFormulaOutput:
    return BandFormulaOutput(
        id=f"{_TEMPLATE}{formula.id}",
        organization_id=organization_id,
        name=formula.id,
        display_name=formula.name,
        formula=formula.expression,
        description=formula.reference,
        required_bands=list(formula.bands),
        colormap=formula.colormap,
        value_range=list(formula.rescale),
        category=formula.domain,
        is_template=True,
        created_at=_SHIPPED,
        updated_at=_SHIPPED,
    )
