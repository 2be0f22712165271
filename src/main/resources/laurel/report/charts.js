"use strict";
// Draws every figure.chart from the table behind it, so that a chart can say nothing else.
(() => {
  const drawn = [];
  const paper = { width: 680, height: 283 };
  const narrow = matchMedia("(max-width: 44rem)");

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue("--" + name).trim();
  };

  const read = (figure) => {
    const table = figure.querySelector("table");
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows].map((row) =>
      [...row.cells].map((cell) => {
        const data = cell.querySelector("data");
        return data ? Number(data.value) : cell.textContent;
      }));
    return { heads, rows };
  };

  const column = (rows, at, factor = 1) =>
    rows.map((row) => (typeof row[at] === "number" ? row[at] * factor : null));
  const short = (value) =>
    Math.abs(value) >= 1e6 ? (value / 1e6).toLocaleString("en") + " M"
      : Math.abs(value) >= 1e4 ? (value / 1e3).toLocaleString("en") + " k"
        : value.toLocaleString("en");
  const written = (unit) => (value) =>
    value === null || value === undefined ? "–"
      : value.toLocaleString("en", unit === "%"
        ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : {}) + " " + unit;

  // Tooltips are drawn, not written as HTML: a name is text wherever it comes from.
  const tooltip = (colour, unit, trigger) => ({
    trigger, renderMode: "richText", confine: true, backgroundColor: colour("raised"),
    borderColor: colour("line"), textStyle: { color: colour("text") }, valueFormatter: written(unit),
  });
  const value = (colour, unit) => ({
    type: "value", name: unit, nameTextStyle: { color: colour("quiet") },
    axisLabel: { color: colour("quiet"), formatter: short, hideOverlap: true },
    splitLine: { lineStyle: { color: colour("line") } },
  });
  const names = (colour, rows, more) => ({
    type: "category", data: rows.map((row) => row[0]), axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("line") } },
    axisLabel: { color: colour("quiet"), ...more },
  });
  const frame = (colour, unit, trigger) => ({
    animation: false, color: [colour("one"), colour("two"), colour("three")],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("text") },
    legend: { bottom: 0, textStyle: { color: colour("text") } },
    // where there is little room the legend takes two rows
    grid: { left: 8, right: 16, top: 36, bottom: narrow.matches ? 60 : 36, containLabel: true },
    tooltip: tooltip(colour, unit, trigger),
  });

  const kinds = {
    bars: ({ heads, rows }, unit, colour) => ({
      ...frame(colour, unit, "axis"),
      xAxis: names(colour, rows), yAxis: value(colour, unit),
      series: heads.slice(1).map((name, i) => ({
        name, type: "bar", data: column(rows, i + 1, 100), barMaxWidth: 48,
        label: { show: true, position: "top", color: colour("text"),
          formatter: (bar) => bar.value === null ? "" : bar.value.toFixed(1) },
      })),
    }),

    amounts: ({ heads, rows }, unit, colour) => ({
      ...frame(colour, unit, "axis"), legend: { show: false },
      yAxis: names(colour, [...rows].reverse()), xAxis: value(colour, unit),
      grid: { left: 28, right: 72, top: 12, bottom: 28, containLabel: true },
      series: [{ name: heads[1], type: "bar", data: column([...rows].reverse(), 1), barMaxWidth: 32,
        label: { show: true, position: "right", color: colour("text"),
          formatter: (bar) => bar.value === null ? "" : Math.round(bar.value).toLocaleString("en") } }],
    }),

    curve: ({ heads, rows }, unit, colour) => ({
      ...frame(colour, unit, "axis"), legend: { show: false },
      xAxis: { ...value(colour, ""), name: "rank", nameLocation: "middle", nameGap: 24, min: 0,
        minInterval: 1,
        max: "dataMax", splitLine: { show: false } },
      yAxis: { ...value(colour, unit), max: 100 },
      series: [{ name: heads[2], type: "line", showSymbol: false, areaStyle: { opacity: 0.15 },
        data: [[0, 0], ...rows.map((row) =>
          [Number(row[0]), typeof row[2] === "number" ? row[2] * 100 : null])] }],
    }),

    days: ({ heads, rows }, unit, colour) => {
      const inside = rows.filter((row) => row[row.length - 1] === "in").map((row) => row[0]);
      const area = inside.length === 0 ? [] : [[{ xAxis: inside[0] },
        { xAxis: inside[inside.length - 1] }]];
      const lines = heads.slice(1, 5).map((name, i) => ({ name, data: column(rows, i + 1) }));
      const posts = { ...lines[3], data: lines[3].data.map((count) => count || null) };
      return {
        ...frame(colour, unit, "axis"), xAxis: names(colour, rows),
        yAxis: [value(colour, unit), { ...value(colour, "posts"), minInterval: 1, min: 0,
          show: posts.data.some((count) => count !== null), splitLine: { show: false } }],
        series: [
          { ...lines[0], type: "bar", stack: "day",
            markArea: { silent: true, itemStyle: { color: colour("shade") }, data: area } },
          { ...lines[1], type: "bar", stack: "day" },
          { ...lines[2], type: "line", showSymbol: false, lineStyle: { type: "dashed" } },
          { ...posts, type: "scatter", yAxisIndex: 1, symbol: "triangle", symbolSize: 9,
            itemStyle: { color: colour("text"), borderColor: colour("ground"), borderWidth: 1 },
            tooltip: { valueFormatter: (count) => count === null ? "–" : String(count) } },
        ].filter((series) => series.data.some((figure) => figure !== null)),
      };
    },

    flow: ({ rows }, unit, colour) => {
      const before = [...new Set(rows.map((row) => row[0]))];
      const now = [...new Set(rows.map((row) => row[1]))];
      // a tier looks the same on both sides; who came from outside, or is gone, is grey
      const inks = [colour("one"), colour("three"), colour("two")];
      const tiers = [...new Set([...now, ...before])].filter((name) => name !== "not in it");
      const node = (name, when, depth) => ({ name: name + when, depth, itemStyle: {
        color: tiers.includes(name) ? inks[tiers.indexOf(name) % inks.length] : colour("quiet") } });
      return {
        ...frame(colour, unit, "item"), legend: { show: false },
        series: [{
          type: "sankey", layoutIterations: 0, left: 8, right: 120, top: 12, bottom: 12, nodeGap: 14, draggable: false,
          label: { color: colour("text"), formatter: (node) => node.name },
          lineStyle: { color: "source", opacity: 0.35 },
          data: [...before.map((name) => node(name, " before", 0)),
            ...now.map((name) => node(name, " now", 1))],
          links: rows.map((row) =>
            ({ source: row[0] + " before", target: row[1] + " now", value: row[2] })),
        }],
      };
    },
  };

  const draw = (chart) => {
    const { figure, instance, content } = chart;
    const option = kinds[figure.dataset.kind](content, figure.dataset.unit, colours());
    instance.setOption(option, true);
  };

  for (const figure of document.querySelectorAll("figure.chart")) {
    const instance = echarts.init(figure.querySelector(".plot"), null, { renderer: "svg" });
    const chart = { figure, instance, content: read(figure) };
    draw(chart);
    drawn.push(chart);
  }

  narrow.addEventListener("change", () => drawn.forEach(draw));
  addEventListener("resize", () => drawn.forEach(({ instance }) => instance.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach(draw));
  addEventListener("beforeprint", () => {
    document.documentElement.classList.add("printing");
    drawn.forEach((chart) => { chart.instance.resize(paper); draw(chart); });
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    drawn.forEach((chart) => { chart.instance.resize({ width: "auto", height: "auto" }); draw(chart); });
  });
  document.documentElement.dataset.charts = String(drawn.length);
})();
