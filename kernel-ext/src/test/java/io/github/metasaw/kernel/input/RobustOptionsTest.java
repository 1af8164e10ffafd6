package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.MetaError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class RobustOptionsTest {

  private static final FrequentistFit FIT =
      Meta.fit(Dataset.BCG.table(), "yi ~ ablat + alloc + meta_V(V = vi)");

  private static MapHost host() {
    return new MapHost()
        .with("bcg", Dataset.BCG.table())
        .with("fit", FIT)
        .with("small", Meta.fit(Dataset.BCG.table(), "yi ~ ablat + meta_V(V = vi)"))
        .with("year", Meta.fit(Dataset.BCG.table(), "yi ~ year + meta_V(V = vi)"))
        .with("post", Meta.bayes(Dataset.BCG.table(), "yi ~ ablat + meta_V(V = vi)"));
  }

  private static Table table(MapHost host, String line) {
    Cell.call(host, line + " --as result", null);
    return (Table) host.values.get("result");
  }

  @Test
  void predictionsContrastsAndMeansUseTheClusters() {
    MapHost host = host();
    assertEquals(
        FIT.robustInference("trial", "CR2").predict().print(),
        table(host, "%predict fit --cluster trial").print());
    assertEquals(
        FIT.robustInference("trial", "CR1").contrast(Map.of("ablat", 10.0)).print(),
        table(host, "%contrast fit ablat=10 --cluster trial --type CR1").print());
    assertEquals(
        FIT.robustInference("trial", "CR2").marginalMeans("alloc").print(),
        table(host, "%means fit --by alloc --cluster trial").print());
  }

  @Test
  void comparisonsUseTheClusters() {
    MapHost host = host();
    Table rows = table(host, "%compare fit small --cluster trial --type CR1");
    assertEquals(
        FIT.robust("trial", "CR1").doubleColumn("p").get(0), rows.doubleColumn("p").get(0));
    assertEquals(
        FIT.robustInference("trial", "CR2").waldTest("alloc").p(),
        table(host, "%compare fit small --wald --cluster trial").doubleColumn("p").get(0));
    assertEquals(
        FIT.waldTest("alloc").p(),
        table(host, "%compare small fit --wald").doubleColumn("p").get(0));
  }

  @Test
  void testsOfTermsAreShown() {
    MapHost host = host();
    Cell.call(host, "%meta bcg --test-of alloc,ablat --as plain", "yi ~ ablat + alloc");
    Cell.call(host, "%meta bcg --cluster trial --test-of alloc --as r", "yi ~ ablat + alloc");
    Cell.call(host, "%robust fit --cluster trial --test-of alloc,ablat", null);
    assertTrue(host.values.get("plain") instanceof FrequentistFit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%predict fit --type CR1 | --type belongs to --cluster",
        "%contrast fit ablat=1 --type CR0 | --type belongs to --cluster",
        "%means fit --by alloc --type CR1 | --type belongs to --cluster",
        "%predict fit --cluster trail | did you mean 'trial'",
        "%predict fit --cluster trial --type CR4 | no type 'CR4' of cluster-robust",
        "%predict post --cluster trial | a FrequentistFit is needed",
        "%robust fit --cluster alloc | too few for 4 coefficients",
        "%robust fit --cluster trial --test-of allocc | did you mean 'alloc'",
        "%robust fit --cluster trial --test-of sigma:alloc | no term 'sigma:alloc'",
        "%meta bcg --method MH --test-of alloc | this method pools the counts",
        "%levels fit --by alloc --type CR1 | --type belongs to --cluster",
        "%levels fit --by alloc --cluster trail | did you mean 'trial'",
        "%compare fit small --type CR1 | --type belongs to --cluster",
        "%compare fit post --cluster trial | has no cluster-robust tests",
        "%compare fit small --cluster trial --lrt | write --wald instead of --lrt",
        "%compare fit small --wald --lrt | leave one out",
        "%compare fit --wald | --wald tests two nested fits, not 1",
        "%compare fit year --wald | year is not a coefficient of the larger model",
        "%compare fit fit --wald | the same coefficients of the mean",
        "%contrast fit allocs=1 --cluster trial | no term 'allocs'"
      })
  void aWrongLineSaysWhatToDo(String line, String words) {
    String message =
        assertThrows(MetaError.class, () -> Cell.call(host(), line, null)).getMessage();
    assertTrue(message.contains(words), message);
  }
}
