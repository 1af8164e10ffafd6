package io.github.metasaw.data.revman;

import io.github.metasaw.data.revman.ReviewOutcome.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** The outcomes of a review in the tables that RevMan 5 and RevMan Web export. */
final class RevManCsv {

  private static final List<String> FIVE =
      List.of("Comparison Number", "Outcome Number", "Subgroup Number", "Name", "Data Type");
  private static final List<String> WEB =
      List.of("Analysis group", "Analysis number", "Study", "Experimental N", "GIV Mean");
  private static final List<String> SETTINGS =
      List.of("Analysis group", "Analysis number", "Data type", "Effect measure");

  private final Table table;
  private final Map<String, ReviewOutcome> outcomes = new LinkedHashMap<>();

  private RevManCsv(Table table) {
    this.table = table;
  }

  /** Whether RevMan 5 exported a table. */
  static boolean isFive(Table table) {
    return table.columnNames().containsAll(FIVE);
  }

  /** Whether a table holds the rows of data that RevMan Web exports. */
  static boolean isWeb(Table table) {
    return table.columnNames().containsAll(WEB);
  }

  /** Whether a table holds the settings of analyses that RevMan Web exports. */
  static boolean isSettings(Table table) {
    return table.columnNames().containsAll(SETTINGS) && !isWeb(table);
  }

  /**
   * The outcomes that RevMan 5 exported: a line for each comparison (outcome 0), outcome (with its
   * type of data) and subgroup (the first of its number), then those of studies.
   */
  static List<ReviewOutcome> ofFive(Table table) {
    RevManCsv csv = new RevManCsv(table);
    String comparison = "";
    String last = "";
    String subgroup = "";
    for (int row = 0; row < table.rowCount(); row++) {
      String name = csv.text("Name", row);
      String number = csv.text("Comparison Number", row) + "." + csv.text("Outcome Number", row);
      String group = csv.text("Subgroup Number", row);
      if (csv.text("Outcome Number", row).equals("0")) {
        comparison = name;
      } else if (!csv.text("Data Type", row).isEmpty()) {
        OutcomeKind kind = OutcomeKind.of(csv.text("Data Type", row));
        boolean isSwapped = csv.text("Swap Events", row).equalsIgnoreCase("yes");
        Settings settings = new Settings(kind, csv.text("Effect Measure", row), isSwapped, false);
        csv.outcomes.put(
            number, new ReviewOutcome(number, name, comparison, settings, new ArrayList<>()));
        subgroup = "";
      } else if (!group.equals("0") && !(number + "." + group).equals(last)) {
        subgroup = name;
      } else {
        ReviewOutcome outcome = csv.outcomes.get(number);
        if (outcome != null) {
          outcome.rows().add(csv.row(outcome.kind(), OutcomeKind.Field::csv, name, subgroup, row));
        }
      }
      last = number + "." + group;
    }
    return List.copyOf(csv.outcomes.values());
  }

  /**
   * The outcomes that RevMan Web exported.
   *
   * @param data rows of data
   * @param settings of the analyses; without rows where that file is missing
   */
  static List<ReviewOutcome> ofWeb(Table data, Table settings) {
    RevManCsv csv = new RevManCsv(data);
    RevManCsv analyses = new RevManCsv(settings);
    for (int row = 0; row < settings.rowCount(); row++) {
      csv.outcomes.put(analyses.webNumber(row), analyses.analysis(row));
    }
    for (int row = 0; row < data.rowCount(); row++) {
      int at = row;
      ReviewOutcome outcome =
          csv.outcomes.computeIfAbsent(csv.webNumber(row), number -> csv.unsettled(number, at));
      String study = csv.text("Study", row);
      String subgroup = csv.text("Subgroup", row);
      outcome.rows().add(csv.row(outcome.kind(), OutcomeKind.Field::web, study, subgroup, row));
    }
    return csv.outcomes.values().stream().filter(outcome -> !outcome.rows().isEmpty()).toList();
  }

  /** The outcome that a row of settings tells of, before its studies are read. */
  private ReviewOutcome analysis(int row) {
    Settings settings =
        new Settings(
            OutcomeKind.of(text("Data type", row)),
            text("Effect measure", row),
            text("Swap event and non-event", row).equalsIgnoreCase("true"),
            text("Log-scale data", row).equalsIgnoreCase("true"));
    return new ReviewOutcome(
        webNumber(row),
        text("Analysis name", row),
        text("Analysis group name", row),
        settings,
        new ArrayList<>());
  }

  /** The outcome of a row of data that no settings tell of: its kind is known by its numbers. */
  private ReviewOutcome unsettled(String number, int row) {
    Settings settings = new Settings(kind(row), "", false, true);
    return new ReviewOutcome(number, text("Analysis name", row), "", settings, new ArrayList<>());
  }

  private String webNumber(int row) {
    return text("Analysis group", row) + "." + text("Analysis number", row);
  }

  /** By what is not 0: RevMan Web fills in the columns of other kinds with zeros. */
  private OutcomeKind kind(int row) {
    if (number("Experimental SD", row) > 0 || number("Control SD", row) > 0) {
      return OutcomeKind.MEANS;
    }
    if (number("GIV SE", row) > 0) {
      return OutcomeKind.ESTIMATES;
    }
    return number("Variance", row) > 0 ? OutcomeKind.OBSERVED_EXPECTED : OutcomeKind.COUNTS;
  }

  private ReviewRow row(
      OutcomeKind kind, OutcomeKind.Form form, String study, String subgroup, int row) {
    return new ReviewRow(study, subgroup, kind.values(form, column -> number(column, row)));
  }

  private double number(String column, int row) {
    return table.containsColumn(column) && table.column(column) instanceof NumericColumn<?> numbers
        ? numbers.getDouble(row)
        : Double.NaN;
  }

  private String text(String column, int row) {
    return table.containsColumn(column) ? table.column(column).getString(row).strip() : "";
  }
}
