"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton";

const waiting = () => <Skeleton className="h-72" />;

/** The library that draws is fetched where there is something to draw, and holds its place until then. */
export const LineChart = dynamic(() => import("./line-chart"), { ssr: false, loading: waiting });
export const BarChart = dynamic(() => import("./bar-chart"), { ssr: false, loading: waiting });
