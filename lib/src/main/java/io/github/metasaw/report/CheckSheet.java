package io.github.metasaw.report;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks as lines below a sheet, and as a sheet of their own. */
final class CheckSheet {

  private CheckSheet() {}

  /** The checks that are not ok, one line per check. */
  static List<String> remarks(List<Check> checks, Wording wording) {
    return checks.stream()
        .filter(check -> check.status() != Check.Status.OK)
        .map(check -> remark(check, wording))
        .toList();
  }

  static String remark(Check check, Wording wording) {
    return symbol(check.status()) + " " + check.name() + ": " + check.message(wording);
  }

  /** A sign that reads without colour. */
  static String symbol(Check.Status status) {
    return switch (status) {
      case OK -> "✓";
      case NOTE -> "ℹ";
      case WARNING -> "⚠";
      case ERROR -> "✗";
    };
  }

  /** The checks as a sheet: all of them, with a count of each status. */
  static Sheet render(List<Check> checks, Wording wording) {
    List<List<String>> rows = new ArrayList<>();
    Map<Check.Status, Long> count =
        checks.stream().collect(Collectors.groupingBy(Check::status, Collectors.counting()));
    for (Check check : checks) {
      rows.add(
          List.of(
              symbol(check.status()) + " " + check.status().word(),
              check.name(),
              check.value(),
              check.message(wording)));
    }
    String counts =
        String.format(
            Locale.ROOT,
            "%d checks; ok: %d; notes: %d; warnings: %d; errors: %d",
            checks.size(),
            count.getOrDefault(Check.Status.OK, 0L),
            count.getOrDefault(Check.Status.NOTE, 0L),
            count.getOrDefault(Check.Status.WARNING, 0L),
            count.getOrDefault(Check.Status.ERROR, 0L));
    return new Sheet(
        "Checks",
        List.of(counts),
        List.of("status", "check", "value", "message"),
        List.of(),
        List.of(false, false, false, false),
        rows,
        List.of());
  }
}
