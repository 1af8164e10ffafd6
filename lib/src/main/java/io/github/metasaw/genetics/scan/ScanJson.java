package io.github.metasaw.genetics.scan;

import io.github.metasaw.data.file.JsonText;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.StudySummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for other programs: everything that was counted and remarked. */
final class ScanJson {

  private ScanJson() {}

  static String of(ScanReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("summary", report.toString());
    all.put("counts", report.counts());
    all.put("studies", report.studyReports().stream().map(ScanJson::study).toList());
    all.put("checks", report.checkList().stream().map(ScanJson::check).toList());
    all.put("bad_lines", report.badLines().stream().map(BadLine::toString).toList());
    all.put("left_out_as_summaries", report.summaries());
    all.put("overlap", report.overlaps().stream().map(ScanJson::overlap).toList());
    all.put("corrected_for_overlap", report.correction() != null);
    AncestryAxes axes = report.ancestry();
    if (axes != null) {
      all.put("axes", axes(axes));
    }
    return JsonText.of(all);
  }

  private static Map<String, Object> study(StudyReport report) {
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("study", report.study());
    StudySummary summary = report.summary();
    if (summary != null) {
      study.put("variants", summary.variants());
      study.put("lambda", summary.lambda());
      study.put("n", summary.sampleSize());
      study.put("sorted", summary.isSorted());
      Map<String, Object> columns = new LinkedHashMap<>();
      summary.columns().forEach((role, name) -> columns.put(role.id(), name));
      study.put("columns", columns);
    }
    study.put("counts", report.counts());
    study.put("first", report.first());
    return study;
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("check", check.name());
    map.put("status", check.status().name().toLowerCase(Locale.ROOT));
    map.put("value", check.value());
    map.put("message", check.message());
    return map;
  }

  private static Map<String, Object> overlap(StudyOverlap overlap) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("studies", List.of(overlap.study(), overlap.other()));
    map.put("correlation", overlap.r());
    map.put("standard_error", overlap.error());
    map.put("snps", overlap.n());
    return map;
  }

  private static Map<String, Object> axes(AncestryAxes axes) {
    List<Object> rows = new ArrayList<>();
    double[][] coordinates = axes.coordinates();
    for (int i = 0; i < coordinates.length; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("study", axes.studies().get(i));
      row.put("coordinates", Arrays.stream(coordinates[i]).boxed().toList());
      rows.add(row);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", axes.source());
    map.put("shares", axes.shares());
    map.put("studies", rows);
    return map;
  }
}
