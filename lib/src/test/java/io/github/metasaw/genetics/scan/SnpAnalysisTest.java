package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.mantra.BayesFactors;
import io.github.metasaw.genetics.snp.Snp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class SnpAnalysisTest {

  private static final double[] YI = {0.2, 0.1, 0.35, -0.05};
  private static final double[] SEI = {0.05, 0.08, 0.1, 0.06};
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  /** The tests are those of the common-effect model. */
  @Test
  void commonEffectIsThatOfAFit() {
    SnpResult result = SnpAnalysis.of(NAMES).apply(Snp.of("rs1", YI, SEI));
    Table table =
        Table.create("dat", DoubleColumn.create("yi", YI), DoubleColumn.create("sei", SEI));
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(table).sei("sei"),
            FreqOptions.defaults().withMethod(Tau2Estimator.COMMON));
    assertEquals(fit.estimate(), result.tests().beta(), 1e-14);
    assertEquals(fit.se(), result.tests().se(), 1e-14);
    assertEquals(fit.Q(), result.tests().Q(), 1e-12);
    assertEquals(4, result.k());
    assertEquals("+++-", result.direction());
    assertSame(BayesFactors.NONE, result.bayesFactors());
  }

  /** Studies without a usable pair are left out, and shown by a question mark. */
  @Test
  void missingStudies() {
    double[] yi = {0.2, Double.NaN, 0.35, 0};
    double[] sei = {0.05, 0.08, Double.NaN, 0.06};
    SnpResult result = SnpAnalysis.of(NAMES).apply(Snp.of("rs1", yi, sei));
    assertEquals(2, result.k());
    assertEquals("+??0", result.direction());
    double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    SnpResult empty = SnpAnalysis.of(NAMES).apply(Snp.of("rs2", none, SEI));
    assertEquals(0, empty.k());
    assertTrue(Double.isNaN(empty.tests().beta()));
  }

  @Test
  void anotherNumberOfStudiesIsRefused() {
    SnpAnalysis analysis = SnpAnalysis.of(NAMES.subList(0, 3));
    Snp snp = Snp.of("rs1", YI, SEI);
    MetaException refused = assertThrows(MetaException.class, () -> analysis.apply(snp));
    assertEquals("rs1 has 4 estimates and 4 standard errors for 3 studies", refused.getMessage());
  }

  /** It may be sent to another machine, and finds the same there. */
  @Test
  void isSerialisable() throws IOException, ClassNotFoundException {
    SnpAnalysis analysis = SnpAnalysis.of(Cdkal1.LABELS.subList(0, 4));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(analysis);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SnpAnalysis copy = (SnpAnalysis) in.readObject();
      Snp snp = Snp.of("rs1", YI, SEI);
      assertEquals(analysis.apply(snp).tests().beta(), copy.apply(snp).tests().beta());
      assertEquals(analysis.studies(), copy.studies());
    }
  }
}
