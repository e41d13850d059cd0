"""Collections: items are in one or in none, and stay when it goes."""

from __future__ import annotations

from ..http import Api


def test_the_life_of_a_collection(api: Api, scene: dict[str, str]) -> None:
    project = {"project_id": scene["project_id"]}
    body = {**project, "name": "Summer", "color": "#2e7d32", "layer_order": 2}
    made = api.op("collections.create", body)
    assert (made["item_count"], made["show_on_map"]) == (0, True)
    one = {**project, "collection_id": made["id"]}
    item = {"item_id": scene["item_id"]}
    moved = api.op("items.update", {**item, "collection_id": made["id"]})
    assert moved["collection_id"] == made["id"]
    assert api.op("collections.get", one)["item_count"] == 1
    changed = api.op("collections.update", {**one, "show_on_map": False})
    assert (changed["name"], changed["show_on_map"]) == ("Summer", False)
    api.op("collections.create", {**project, "name": "Autumn"})
    names = [each["name"] for each in api.op("collections.list", project)]
    assert names == ["Autumn", "Summer"]

    listed = api.op("items.list_by_collection", {"collection_id": made["id"]})
    assert [each["id"] for each in listed] == [scene["item_id"]]
    assert api.op("items.list", one) == listed
    assert api.op("items.list", {**project, "uncollected": True}) == []
    assert api.op("items.list", project) == listed
    found = api.op("items.search", {**project, "collections": [made["id"]]})
    assert found["numberMatched"] == 1
    assert api.op("items.search", {**project, "collections": ["x"]})["numberMatched"] == 0

    assert api.op("collections.delete", one) == {"ok": True, "id": made["id"]}
    assert api.op("items.get", item)["item"]["collection_id"] is None
    api.op("collections.get", one, 404)
    api.op("items.list_by_collection", {"collection_id": made["id"]}, 404)
    api.op("items.update", {**item, "collection_id": made["id"]}, 404)


def test_a_collection_of_another_project_is_not_taken(api: Api, scene: dict[str, str]) -> None:
    other = api.op("projects.create", {"name": "Other"})["id"]
    foreign = api.op("collections.create", {"project_id": other, "name": "C"})["id"]
    api.op("items.update", {"item_id": scene["item_id"], "collection_id": foreign}, 404)
    api.op("collections.get", {"project_id": scene["project_id"], "collection_id": foreign}, 404)
