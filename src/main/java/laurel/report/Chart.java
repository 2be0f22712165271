package laurel.report;

import java.util.List;

/**
 * A table that is drawn, and can be read as a table too.
 *
 * @param kind what {@code charts.js} draws
 * @param title what is to be seen, in a sentence
 * @param unit of the figures, behind them in tooltips: {@code %} for shares
 * @param isWide whether it takes the page's whole width
 */
record Chart(String kind, List<Cell> title, String unit, Table table, boolean isWide) {}
