package io.github.metasaw.kernel.magic.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.CountsHost;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.plot.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelMagicTest {

  @Test
  void estimatesOfStudiesAboutThePooledCounts() {
    MapHost host = CountsHost.pooled("MH");
    Cell.call(host, "%funnel fit --as f");
    Figure funnel = (Figure) host.values.get("f");
    assertTrue(funnel.description().contains("13"), funnel.description());
  }

  /** What else a fit of counts can show. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%forest fit",
        "%forest fit --by alloc",
        "%check fit",
        "%weights fit",
        "%predict fit",
        "%labbe fit",
        "%influence fit",
        "%influence fit --cluster alloc",
        "%loo fit --cluster alloc",
        "%cumulative fit",
        "%summary fit"
      })
  void otherLooksAtPooledCounts(String line) {
    for (String method : new String[] {"MH", "CM.AL"}) {
      MapHost host = CountsHost.pooled(method);
      Cell.call(host, line + " --as shown");
      assertTrue(host.values.containsKey("shown") && !host.displayed.isEmpty(), line);
    }
  }

  @Test
  void refitsOfMixedModelsEstimateTau2Anew() {
    assertEquals(
        "refits of CM.AL always estimate the variation between studies anew; that of all studies"
            + " cannot be kept",
        Cell.fault(CountsHost.pooled("CM.AL"), "%influence fit --no-reestimate"));
  }

  /** What has no meaning for counts says so. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%robust fit --cluster study",
        "%contrast fit year=1",
        "%confidence fit",
        "%profile fit"
      })
  void whatNeedsEstimatesIsRefused(String line) {
    assertEquals(
        "'fit' is a CountsFit, but a FrequentistFit, to estimates and their variances instead of"
            + " counts, is needed; there are no frequentist fits yet; %meta es --as fit2 pools the"
            + " estimates",
        Cell.fault(CountsHost.pooled("MH"), line));
  }
}
