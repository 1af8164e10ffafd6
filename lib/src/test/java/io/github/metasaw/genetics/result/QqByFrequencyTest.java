package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class QqByFrequencyTest {

  private static final int N = 3000;

  /** Every third SNP is common, of low frequency, rare; rare ones have smaller p values. */
  private static Table results() {
    DoubleColumn p = DoubleColumn.create("p");
    DoubleColumn beta = DoubleColumn.create("beta");
    DoubleColumn se = DoubleColumn.create("se");
    DoubleColumn eaf = DoubleColumn.create("eaf");
    for (int i = 0; i < N; i++) {
      double u = (i + 0.5) / N;
      p.append(i == 0 ? 0 : i % 3 == 2 ? u * u : u);
      beta.append(113);
      se.append(1);
      eaf.append(i == 1 ? Double.NaN : new double[] {0.95, 0.01, 0.995}[i % 3]);
    }
    return Table.create("results", p, beta, se, eaf);
  }

  /** Each class is the QQ figure of its p values alone. */
  @Test
  void eachClassIsComparedWithAsManyAsItHas() {
    QqByFrequency data = QqByFrequency.of(ScanResults.of(results()), "p");
    assertEquals(1, data.without());
    for (FrequencyClass of : FrequencyClass.values()) {
      List<Double> own = new ArrayList<>();
      for (int i = 2; i < N; i++) {
        double u = (i + 0.5) / N;
        if (i % 3 == of.ordinal()) {
          own.add(-Math.log10(i % 3 == 2 ? u * u : u));
        }
      }
      if (of == FrequencyClass.COMMON) {
        own.add(2774.904); // z = 113, whose p value no double holds
      }
      QqData alone = QqData.of(own.stream().mapToDouble(x -> x).toArray());
      QqData found = data.classes().get(of);
      assertEquals(alone.n(), found.n());
      assertEquals(alone.lambda(), found.lambda(), 1e-9);
      assertEquals(alone.band(), found.band());
    }
    QqData common = data.classes().get(FrequencyClass.COMMON);
    assertEquals(2774.904, common.points().get(common.points().size() - 1).observed(), 1e-3);
  }

  /** SAIGE has the frequency of its second allele. */
  @Test
  void columnsOfOtherProgramsAreKnown() {
    QqByFrequency expected = QqByFrequency.of(ScanResults.of(results()), "p");
    for (String name : List.of("Freq1", "A1FREQ", "AF_Allele2", "effect_allele_frequency")) {
      Table table = results();
      table.column("eaf").setName(name);
      assertEquals(expected, QqByFrequency.of(ScanResults.of(table), "p"), name);
    }
  }

  @Test
  void classesGoByTheRarerAllele() {
    Map<Double, FrequencyClass> classes =
        Map.of(
            0.05, FrequencyClass.COMMON,
            0.9, FrequencyClass.COMMON,
            0.049, FrequencyClass.LOW,
            0.01, FrequencyClass.LOW,
            0.995, FrequencyClass.RARE,
            0.0, FrequencyClass.RARE);
    classes.forEach((frequency, of) -> assertEquals(of, FrequencyClass.of(frequency)));
  }

  @Test
  void whatHasNoFrequenciesIsRefused() {
    Table none = results().removeColumns("eaf");
    assertEquals(
        "a QQ figure by frequency needs one column of allele frequencies, such as eaf or Freq1; results has none",
        fault(none, "p"));
    Table twice = results().addColumns(DoubleColumn.create("Freq1", N));
    assertEquals(
        "a QQ figure by frequency needs one column of allele frequencies, such as eaf or Freq1; results has eaf and Freq1",
        fault(twice, "p"));
    Table empty = results();
    empty.doubleColumn("eaf").set(empty.doubleColumn("eaf").isNotMissing(), Double.NaN);
    assertEquals(
        "no SNP of results has a p value in 'p' and an allele frequency", fault(empty, "p"));
    assertEquals(
        "a QQ figure is of p values, but 'beta' of results holds none", fault(results(), "beta"));
  }

  private static String fault(Table table, String column) {
    return assertThrows(MetaException.class, () -> QqByFrequency.of(ScanResults.of(table), column))
        .getMessage();
  }
}
