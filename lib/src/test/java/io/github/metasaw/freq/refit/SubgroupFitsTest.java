package io.github.metasaw.freq.refit;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SubgroupFitsTest {

  private static final ReferenceFile BCG = ReferenceFile.of("subgroups/bcg_RR_subgroups");

  private static FrequentistFit fit(FreqOptions options) {
    return Meta.fit(Meta.studies(BCG.table()).read(), options);
  }

  @TestFactory
  Stream<DynamicTest> groupsAndTheirDifferencesAsInMetafor() {
    return StreamSupport.stream(BCG.root().get("fits").spliterator(), false)
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.get("by") + " " + r.get("method") + " " + r.get("test"), () -> compare(r)));
  }

  private static void compare(JsonNode r) {
    String method = r.get("method").asText().replace("FE", "common");
    FreqOptions options =
        FreqOptions.defaults().withMethod(method).withTest(r.get("test").asText());
    Subgroups subgroups = fit(options).subgroups(r.get("by").asText());
    double tolerance = method.equals("common") || method.equals("DL") ? 1e-10 : 1e-7;
    assertEquals(r.get("groups").size(), subgroups.groups().size());
    for (JsonNode g : r.get("groups")) {
      String name = g.get("name").asText();
      PooledFit own = subgroups.group(name).fit();
      assertEquals(g.get("k").asInt(), own.studies().k(), name);
      assertClose(number(g.get("b")), own.estimate(), tolerance, name);
      assertClose(number(g.get("se")), own.se(), tolerance, name);
      assertClose(number(g.get("lb")), own.lower(), tolerance, name);
      assertClose(number(g.get("ub")), own.upper(), tolerance, name);
      assertClose(number(g.get("tau2")), own.tau2(), 10 * tolerance, name);
      assertClose(number(g.get("QE")), own.Q(), 1e-10, name);
      assertClose(number(g.get("I2")) / 100, own.I2(), tolerance, name);
    }
    assertClose(number(r.get("Q")), subgroups.Q(), 10 * tolerance, "Q");
    assertEquals(subgroups.groups().size() - 1, subgroups.df());
    assertClose(number(r.get("p")), subgroups.p(), 10 * tolerance, "p");
  }

  @Test
  void theCommonEffectSplitsQ() {
    FrequentistFit fit = fit(FreqOptions.defaults().withMethod("common"));
    Subgroups subgroups = fit.subgroups("alloc");
    double within = subgroups.groups().stream().mapToDouble(g -> g.fit().Q()).sum();
    assertEquals(fit.Q(), within + subgroups.Q(), 1e-11 * fit.Q());
  }

  @Test
  void pooledTogetherWithTheirWeights() {
    FreqOptions options = FreqOptions.defaults().withMethod("GENQ").withWeights("w");
    Table table = BCG.table();
    table.addColumns(table.doubleColumn("vi").reciprocal().setName("w"));
    FrequentistFit fit = Meta.fit(Meta.studies(table).read(), options);
    Table random = table.where(table.stringColumn("alloc").isEqualTo("random"));
    FrequentistFit alone = Meta.fit(Meta.studies(random).read(), options);
    assertEquals(alone.estimate(), fit.subgroups("alloc").group("random").fit().estimate(), 1e-13);
  }

  @Test
  void oneGroupHasNothingToCompare() {
    Table table = BCG.table();
    table.addColumns(
        IntColumn.create("one", Stream.generate(() -> 1).limit(13).toArray(Integer[]::new)));
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    Subgroups subgroups = fit.subgroups("one");
    assertEquals(0, subgroups.Q());
    assertEquals(1, subgroups.p());
    assertEquals(fit.estimate(), subgroups.group("1").fit().estimate());
  }

  @Test
  void theTableHasARowAGroup() {
    Table table = fit(FreqOptions.defaults()).subgroups("alloc").table();
    assertEquals(
        List.of("random", "alternate", "systematic"), table.stringColumn("subgroup").asList());
    assertArrayEquals(new Integer[] {7, 2, 4}, table.intColumn("k").asObjectArray());
  }

  @Test
  void faultsSayWhatAndWhere() {
    Table table = BCG.table();
    table.stringColumn("alloc").setMissing(2);
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    assertEquals(
        "alloc in bcg_RR_subgroups must not be missing to make groups, but row 3 ('Rosenthal et al"
            + " 1960') is",
        assertThrows(MetaException.class, () -> fit.subgroups("alloc")).getMessage());
    assertThrows(MetaException.class, () -> fit.subgroups("aloc"));
    FrequentistFit regression = Meta.fit(table, "yi ~ single + meta_V(V = vi)");
    assertEquals(
        "subgroups are pooled by a model without moderators, but this one has (Intercept),"
            + " singleone, singlesouth",
        assertThrows(MetaException.class, () -> regression.subgroups("single")).getMessage());
  }
}
