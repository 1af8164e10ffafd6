package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SubgroupsTest {

  private static final Subgroups GROUPS =
      Meta.fit(Meta.studies(Dataset.BCG.table()).read()).subgroups("alloc");

  @Test
  void aGroupIsFoundByItsName() {
    assertEquals("random", GROUPS.group("random").name());
    MetaException fault = assertThrows(MetaException.class, () -> GROUPS.group("randon"));
    assertTrue(fault.getMessage().contains("random"), fault.getMessage());
  }

  @Test
  void everyRowIsInOneGroup() {
    int[] seen = new int[13];
    GROUPS.groups().forEach(group -> group.rows().forEach(i -> seen[i]++));
    assertTrue(Arrays.stream(seen).allMatch(count -> count == 1));
    assertEquals(GROUPS.groups().size() - 1, GROUPS.df());
  }

  @Test
  void theTableHasTheNumbersOfTheFits() {
    Table table = GROUPS.table();
    assertEquals(GROUPS.groups().size(), table.rowCount());
    for (int g = 0; g < table.rowCount(); g++) {
      PooledFit fit = GROUPS.groups().get(g).fit();
      assertEquals(fit.estimate(), table.doubleColumn("estimate").getDouble(g));
      assertEquals(fit.tau2(), table.doubleColumn("tau2").getDouble(g));
      assertEquals(fit.studies().k(), table.intColumn("k").getInt(g));
    }
  }
}
