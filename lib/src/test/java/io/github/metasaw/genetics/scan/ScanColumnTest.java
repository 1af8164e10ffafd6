package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.output.TextBytes;
import io.github.metasaw.genetics.snp.Snp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ScanColumnTest {

  private static final double[] UNKNOWN = {
    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN
  };

  private static final Mantra MANTRA = Mantra.of(Cdkal1.eightSnps());

  private static List<ScanColumn> columns(@Nullable Mantra mantra) {
    return ScanColumn.of(mantra, ScanModels.NONE, false);
  }

  @Test
  void onlyMantraHasBayesFactors() {
    List<String> without = columns(null).stream().map(ScanColumn::title).toList();
    List<String> with = columns(MANTRA).stream().map(ScanColumn::title).toList();
    assertEquals(
        List.of("log10BF1", "log10BF", "p_heterogeneous", "mu_prior"), with.subList(19, 23));
    assertEquals(with.subList(0, 19), without);
    assertEquals(columns(null), ScanColumn.named(without));
    assertEquals(columns(MANTRA), ScanColumn.named(with));
    assertEquals(List.of(), ScanColumn.named(List.of("snp", "p")));
    List<ScanColumn> cohorts = ScanColumn.of(null, ScanModels.NONE, true);
    List<String> titles = cohorts.stream().map(ScanColumn::title).toList();
    assertEquals(cohorts, ScanColumn.named(titles));
    assertTrue(titles.containsAll(List.of("n", "eaf", "eaf_min", "eaf_max", "z_n", "p_n")));
  }

  /** A line of a file, read again, is the row of a table up to its digits. */
  @Test
  void linesAndRowsHoldTheSame() {
    Snp snp = new Snp("rs1", "6", 20_679_709, "G", "A", Cdkal1.YI, Cdkal1.SEI, UNKNOWN, UNKNOWN);
    SnpResult result = SnpAnalysis.of(Cdkal1.LABELS, MANTRA).apply(snp);
    List<ScanColumn> columns = columns(MANTRA);
    TextBytes line = new TextBytes(0);
    ScanText.append(line, result, ScanFormat.METASAW.columns(columns), ScanFormat.METASAW, "flat");
    String[] cells = line.toString().strip().split("\t", -1);
    assertEquals(columns.size(), cells.length);
    Table row = ScanTable.create(columns);
    ScanTable.append(row, result, columns, "flat");
    Table read = ScanTable.create(columns);
    for (int c = 0; c < cells.length; c++) {
      assertTrue(ScanTable.parse(columns.get(c), read.column(c), cells[c]), cells[c]);
    }
    for (String text : List.of("snp", "chr", "ea", "oa", "direction", "mu_prior")) {
      assertEquals(row.stringColumn(text).get(0), read.stringColumn(text).get(0));
    }
    assertEquals(20_679_709, read.longColumn("pos").getLong(0));
    assertEquals(5, read.intColumn("k").get(0));
    for (String number : List.of("beta", "se_random", "tau2", "Q", "p", "p_Q", "p_Z2", "log10BF")) {
      double exact = row.doubleColumn(number).getDouble(0);
      assertEquals(exact, read.doubleColumn(number).getDouble(0), 2e-5 * Math.abs(exact), number);
    }
    assertEquals(result.tests().beta(), row.doubleColumn("beta").getDouble(0));
    double p = Math.exp(result.tests().logP());
    assertEquals(p, row.doubleColumn("p").getDouble(0), 1e-13 * p);
  }

  @Test
  void whatIsMissingIsNa() {
    double[] none = {Double.NaN};
    SnpResult result = SnpAnalysis.of(List.of("A")).apply(Snp.of("rs1", none, none));
    TextBytes line = new TextBytes(0);
    ScanText.append(
        line, result, ScanFormat.METASAW.columns(columns(null)), ScanFormat.METASAW, "");
    String expected = "rs1\tNA\tNA\tNA\tNA\t0\t?" + "\tNA".repeat(12) + "\n";
    assertEquals(expected, line.toString());
  }

  @Test
  void titlesSayWhatColumnsHold() {
    List<String> p =
        List.of(
            "p",
            "p_random",
            "p_Q",
            "p_Z2",
            "p_n",
            "p_RE2",
            "p_reml",
            "p_binary",
            "p_mega",
            "p_ancestry",
            "p_residual");
    List<String> bf = List.of("log10BF1", "log10BF");
    for (ScanColumn column : ScanColumn.values()) {
      assertEquals(p.contains(column.title()), ScanColumn.isPValue(column.title()));
      assertEquals(bf.contains(column.title()), ScanColumn.isBayesFactor(column.title()));
    }
    assertTrue(Arrays.stream(new String[] {"P-value", "PVAL"}).allMatch(ScanColumn::isPValue));
    assertFalse(ScanColumn.isPValue("pos"));
  }
}
