"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { NativeSelect } from "@/components/native-select";
import { type FormPlace, pointOf } from "@/server/ads/audience/schemas";
import { TargetSearch, useQueryText } from "./target-search";
import type { DraftEditor } from "./use-draft-editor";

/** Kilometres around a place, and how many to begin with; the other kinds have a border of their own. */
const radii: Partial<Record<FormPlace["kind"], { usual: number; options: string[] }>> = {
  city: { usual: 20, options: ["10", "20", "30", "40", "50", "80"] },
  point: { usual: 5, options: ["1", "2", "3", "5", "10", "20", "40", "80"] },
};
const keyOf = ({ kind, key }: Pick<FormPlace, "kind" | "key">) => `${kind} ${key}`;

/** A point on the map, as maps write it: "50.8466, 4.3528". */
function typedPoint(typed: string): FormPlace | undefined {
  const key = typed.trim().replace(/\s*[,;\s]\s*/, ",");
  return pointOf(key) && { kind: "point", key, name: key.replace(",", ", "), country: "" };
}

type PlaceSearchProps = {
  editor: DraftEditor;
  field: "places" | "excludedPlaces";
  error: string | undefined;
};

/** Countries, regions, cities, postal codes and points; around a city or a point as far as one says. */
export function PlaceSearch({ editor, field, error }: PlaceSearchProps) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const search = useQueryText();
  const { connectionId } = editor.connection;
  const point = typedPoint(search.typed);
  const found = useQuery({
    ...trpc.campaigns.places.queryOptions({ connectionId, query: search.query }),
    enabled: search.isLongEnough && !point,
  });
  const places = editor.form[field];
  const setPlaces = (places: FormPlace[]) => editor.change({ [field]: places });
  const offered = point ? [point] : search.isLongEnough ? found.data?.found : undefined;

  function add(chosen: string) {
    const place = offered?.find((one) => keyOf(one) === chosen);
    if (!place) return;
    const { kind, key, name, country } = place;
    setPlaces([...places, { kind, key, name, country, radiusKm: radii[kind]?.usual }]);
  }

  const radiusOf = (place: FormPlace) => {
    const radius = radii[place.kind];
    return (
      radius && (
        <span className="w-24">
          <NativeSelect
            aria-label={t("radiusOf", { name: place.name })}
            options={radius.options}
            className="h-8"
            value={String(place.radiusKm ?? radius.usual)}
            onChange={({ target }) =>
              setPlaces(
                places.map((one) =>
                  keyOf(one) === keyOf(place) ? { ...one, radiusKm: Number(target.value) } : one,
                ),
              )
            }
          />
        </span>
      )
    );
  };

  return (
    <TargetSearch
      label={t(field)}
      hint={t(`hints.${field}`)}
      error={error}
      search={search}
      isSearching={found.isFetching}
      found={offered?.map((place) => ({
        key: keyOf(place),
        label: place.name,
        hint: [t(`placeKinds.${place.kind}`), "region" in place && place.region, place.country]
          .filter(Boolean)
          .join(" · "),
      }))}
      failure={found.data?.failure}
      chosen={places.map((place) => ({ key: keyOf(place), label: place.name, extra: radiusOf(place) }))}
      onAdd={add}
      onRemove={(chosen) => setPlaces(places.filter((place) => keyOf(place) !== chosen))}
    />
  );
}
