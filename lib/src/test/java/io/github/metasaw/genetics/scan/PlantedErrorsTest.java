package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.snp.ScanCount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five cohorts with the headers of five programs, an error of another kind in each. */
class PlantedErrorsTest {

  private static final int VARIANTS = 1000;

  @TempDir Path folder;

  private List<Cohort> cohorts() throws IOException {
    return new Consortium(VARIANTS, 4).write(folder);
  }

  private void edit(String name, UnaryOperator<List<String>> change) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    boolean isGz = name.endsWith("gz");
    if (isGz) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    byte[] text = (String.join("\n", change.apply(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
    if (isGz) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(text);
      }
      text = packed.toByteArray();
    }
    Files.write(file, text);
  }

  /** Changes the cells of the line that has a word. */
  private static UnaryOperator<List<String>> at(
      String word, String separator, UnaryOperator<List<String>> change) {
    return lines -> {
      for (int i = 1; i < lines.size(); i++) {
        List<String> cells = new ArrayList<>(List.of(lines.get(i).split(separator, -1)));
        if (cells.contains(word)) {
          lines.set(i, String.join(separator, change.apply(cells)));
        }
      }
      return lines;
    };
  }

  private static List<String> swapped(List<String> cells, int a, int b) {
    String first = cells.set(a, cells.get(b));
    cells.set(b, first);
    return cells;
  }

  private static List<String> warnings(ScanReport report) {
    return report.checkList().stream()
        .filter(check -> check.status() == Check.Status.WARNING)
        .map(Check::name)
        .toList();
  }

  @Test
  void aCleanConsortiumRaisesNothing() throws IOException {
    assertEquals(List.of(), warnings(SnpScan.of(cohorts()).toMemory()));
  }

  @Test
  void eachErrorIsNamedByStudyAndSnp() throws IOException {
    List<Cohort> cohorts = cohorts();
    plant();
    ScanReport report = SnpScan.of(cohorts).toMemory();
    List<String> warnings = warnings(report);
    for (String expected :
        List.of(
            "duplicates metal",
            "frequency_differs regenie",
            "bad_cells saige",
            "alone catalog",
            "lambda plink")) {
      assertTrue(warnings.contains(expected), expected + " " + warnings);
    }
    assertEquals(6, warnings.size(), warnings.toString()); // bad cells also of all studies together
    assertEquals("rs10", report.studyReports().get(0).first(ScanCount.DUPLICATES));
    assertEquals("rs24", report.studyReports().get(1).first(ScanCount.FREQUENCY_DIFFERS));
    assertEquals("rs30", report.studyReports().get(2).first(ScanCount.BAD_CELLS));
    assertEquals("rs42", report.studyReports().get(4).first(ScanCount.OTHER_STRAND));
    assertEquals(1, report.studyReports().get(4).count(ScanCount.OTHER_STRAND));
    String json = report.json();
    for (String word :
        List.of("rs10", "rs24", "rs30", "rs42", "positions those of another build")) {
      assertTrue(json.contains(word), word);
    }
  }

  private void plant() throws IOException {
    edit(
        "metal.tsv",
        lines -> {
          lines.add(lines.stream().filter(l -> l.startsWith("rs10\t")).findFirst().orElseThrow());
          return lines;
        });
    edit("regenie.txt", at("rs24", " ", cells -> swapped(cells, 3, 4)));
    edit(
        "saige.gz",
        at(
            "31000",
            "\t",
            cells -> {
              cells.set(8, "0");
              return cells;
            }));
    edit(
        "catalog.h.tsv.gz",
        lines -> {
          for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            cells[1] = Long.toString(Long.parseLong(cells[1]) + 137);
            lines.set(i, String.join("\t", cells));
          }
          return lines;
        });
    edit(
        "plink.glm",
        lines -> {
          for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            cells[10] = Double.toString(1.6 * Double.parseDouble(cells[10]));
            lines.set(i, String.join("\t", cells));
          }
          return lines;
        });
    edit(
        "plink.glm",
        at(
            "rs42",
            "\t",
            cells -> {
              for (int allele = 3; allele < 6; allele++) {
                cells.set(
                    allele, "TGCA".substring("ACGT".indexOf(cells.get(allele))).substring(0, 1));
              }
              return cells;
            }));
  }
}
