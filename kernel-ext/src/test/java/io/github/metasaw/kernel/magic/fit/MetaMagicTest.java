package io.github.metasaw.kernel.magic.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Counts are pooled by the method named, declared as what they are, and refuse other options. */
class MetaMagicTest {

  private static MapHost host() {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    Cell.call(host, "%es OR dat --ai tpos --bi tneg --ci cpos --di cneg --as es");
    host.displayed.clear();
    host.printed.setLength(0);
    return host;
  }

  /** metafor: rma.mh and rma.peto of dat.bcg, measure = "OR". */
  @ParameterizedTest
  @CsvSource({"MH, -0.4734, 0.0410", "Peto, -0.4744, 0.0407"})
  void closedForms(String method, double estimate, double se) {
    MapHost host = host();
    Cell.call(host, "%meta es --method " + method + " --as fit");
    assertEquals(CountsFit.class, host.types.get("fit"));
    CountsFit fit = (CountsFit) host.values.get("fit");
    assertEquals(estimate, fit.estimate(), 5e-5);
    assertEquals(se, fit.se(), 5e-5);
    assertEquals(2, host.displayed.size());
  }

  @Test
  void theJavaPoolsTheSameCounts() {
    MapHost host = host();
    Cell.call(host, "%meta es --method mh --level 0.9 --code --as fit");
    assertEquals(
        "CountsFit fit = Meta.counts(Meta.studies(es).named(\"es\"), CountsOptions.defaults().withMethod(\"MH\").withLevel(0.9));\n",
        host.printed.toString());
    assertEquals(0.9, ((CountsFit) host.values.get("fit")).level());
  }

  /** metafor: rma.mh of dat.bcg with add, to and correct. */
  @Test
  void zeroCellsAndCorrectionReachTheEngine() {
    MapHost host = host();
    Cell.call(
        host,
        "%meta es --method MH --add 1 --to all --pooled-add 0.5 --pooled-to all --no-correct --code --as fit");
    assertEquals(
        "CountsFit fit = Meta.counts(Meta.studies(es).named(\"es\"), CountsOptions.defaults()"
            + ".withMethod(\"MH\")"
            + ".withStudyZeros(ZeroCells.defaults().withAdd(1.0).withTo(ZeroCellRule.ALL))"
            + ".withPooledZeros(ZeroCells.defaults().withAdd(0.5).withTo(ZeroCellRule.ALL))"
            + ".withCorrection(false));\n",
        host.printed.toString());
    CountsFit fit = (CountsFit) host.values.get("fit");
    Cell.call(host, "%meta es --method MH --as plain");
    CountsFit plain = (CountsFit) host.values.get("plain");
    assertTrue(Math.abs(fit.estimate() - plain.estimate()) > 1e-5);
    assertTrue(Math.abs(fit.Q() - plain.Q()) > 1e-2);
    assertTrue(!fit.options().isCorrected() && plain.options().isCorrected());
  }

  @Test
  void optionsOfEffectSizesOfTheSameLineHoldForTheCountsToo() {
    MapHost host = host();
    String columns = " --measure OR --ai tpos --bi tneg --ci cpos --di cneg ";
    Cell.call(host, "%meta dat" + columns + "--add 1 --to all --method MH --no-correct --as fit");
    CountsFit fit = (CountsFit) host.values.get("fit");
    assertEquals(
        "1 added to all studies; uninformative studies left out",
        fit.options().studyZeros().label());
    Cell.call(host, "%es OR dat --ai tpos --bi tneg --ci cpos --di cneg --add 1 --to all --as es1");
    Cell.call(host, "%meta es1 --method MH --as same");
    assertEquals(fit.Q(), ((CountsFit) host.values.get("same")).Q());
  }

  @Test
  void anotherMeasureOfTheSameCounts() {
    MapHost host = host();
    Cell.call(host, "%meta es --measure RR --method MH --as fit");
    CountsFit fit = (CountsFit) host.values.get("fit");
    assertEquals("RR", fit.measure().id());
    assertEquals(-0.4537, fit.estimate(), 5e-5);
  }

  @Test
  void withoutHeterogeneity() {
    MapHost host = host();
    Cell.call(host, "%meta es --method CM.EL --tau2 0 --as fit");
    assertEquals(0, ((CountsFit) host.values.get("fit")).tau2());
  }

  @Test
  void methodsSideBySideWithTheirOptions() {
    MapHost host = host();
    Cell.call(
        host,
        "%compare es --methods IV,MH,CM.AL --pooled-add 0.5 --pooled-to all --quadrature 7 --as c");
    Table table = (Table) host.values.get("c");
    Cell.call(host, "%meta es --method MH --pooled-add 0.5 --pooled-to all --as fit");
    double expected = ((CountsFit) host.values.get("fit")).estimate();
    assertEquals(Math.exp(expected), table.doubleColumn("estimate").get(1), 1e-12);
  }

  @Test
  void methodsSideBySide() {
    MapHost host = host();
    Cell.call(host, "%compare es --methods IV,MH,Peto --as c");
    Table table = (Table) host.values.get("c");
    assertEquals(3, table.rowCount());
    assertEquals(Math.exp(-0.4361), table.doubleColumn("estimate").get(0), 5e-5);
    assertEquals(Math.exp(-0.4734), table.doubleColumn("estimate").get(1), 5e-5);
  }

  @Test
  void methodsSideBySideTellWhatTheyDoWithZeroCells() {
    MapHost host = host();
    Cell.call(host, "%compare es --methods IV,MH,Peto,CM.EL,UM.FS");
    int shown = host.displayed.size();
    host.displayed.clear();
    Table zeros = Meta.dataset("bcg");
    double[] events = zeros.numberColumn("tpos").asDoubleArray();
    events[0] = 0;
    zeros.replaceColumn("tpos", DoubleColumn.create("tpos", events));
    Cell.call(
        host.with("dat0", zeros), "%es OR dat0 --ai tpos --bi tneg --ci cpos --di cneg --as es0");
    host.displayed.clear();
    Cell.call(host, "%compare es0 --methods IV,MH,Peto,CM.EL,UM.FS");
    assertEquals(shown + 1, host.displayed.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%meta es --method MH --test knha => --test is for estimates with variances; this method pools the counts themselves",
        "%meta es --method MH --interval profile => --interval is for estimates with variances; this method pools the counts themselves",
        "%meta es --quadrature 7 => --quadrature belongs to methods that pool counts, as in --method MH or --method CM.EL",
        "%meta es --method MH --quadrature 7 => --quadrature belongs to UM.FS, UM.RS, CM.EL, CM.AL, GLMM, and the method is MH",
        "%meta es --method CM.EL --pooled-to all => --pooled-to belongs to MH, Peto, and the method is CM.EL",
        "%meta es --method Peto --no-correct => --no-correct belongs to MH, and the method is Peto",
        "%meta es --method CM.EL --tau2 0.1 => counts are pooled with tau2 estimated, or without heterogeneity by --tau2 0",
        "%meta es --method MH --tau2 0 => --tau2 belongs to UM.FS, UM.RS, CM.EL, CM.AL, GLMM, and the method is MH",
        "%meta es --add 1 => --add belongs to --measure, which says what is computed, as in --measure OR",
        "%meta es --method MH --add -1 => what is added to counts must be a number of 0 or more, not -1",
        "%compare es --methods MH,Peto --quadrature 7 => --quadrature has no effect on this %compare; leave it out",
        "%meta es --method CM.EL --quadrature exakt => no quadrature 'exakt'; did you mean 'exact'? Quadratures: exact, laplace, 7"
      })
  void optionsThatDoNotGoTogether(String line, String message) {
    assertEquals(message.strip(), Cell.fault(host(), line.strip()));
  }

  @Test
  void estimatesWithoutCountsAreRefused() {
    assertTrue(Cell.fault(host(), "%meta dat --method MH").contains("counts"));
  }
}
