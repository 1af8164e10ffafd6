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
        "CountsFit fit = Meta.counts(Meta.studies(es).named(\"es\").read(), CountsOptions.defaults().withMethod(\"MH\").withLevel(0.9));\n",
        host.printed.toString());
    assertEquals(0.9, ((CountsFit) host.values.get("fit")).level());
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

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%meta es --method MH --test knha => --test is for estimates with variances; this method pools the counts themselves",
        "%meta es --method MH --interval profile => --interval is for estimates with variances; this method pools the counts themselves",
        "%meta es --quadrature 7 => --quadrature belongs to methods that pool counts by a mixed model, as in --method CM.EL",
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
