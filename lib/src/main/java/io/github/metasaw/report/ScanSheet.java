package io.github.metasaw.report;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a scan did: counts, remarks, and the first lines that could not be read. */
final class ScanSheet {

  private static final int FIRST = 5;

  private ScanSheet() {}

  static Sheet of(ScanReport report, Wording wording) {
    List<List<String>> rows = new ArrayList<>();
    report
        .counts()
        .forEach(
            (what, count) -> {
              if (count > 0) {
                rows.add(List.of(what.replace('_', ' '), String.format(Locale.ROOT, "%,d", count)));
              }
            });
    List<String> below = new ArrayList<>();
    for (Check check : report.checkList()) {
      below.add(CheckSheet.remark(check, wording));
    }
    List<BadLine> bad = report.badLines();
    bad.subList(0, Math.min(FIRST, bad.size())).forEach(line -> below.add(line.toString()));
    if (bad.size() > FIRST) {
      below.add("and so on: badLines() has the first %d".formatted(bad.size()));
    }
    return new Sheet(
        "Scan",
        List.of(report.toString()),
        List.of("", "count"),
        List.of(),
        List.of(false, true),
        rows,
        below);
  }
}
