package io.github.metasaw.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RiskOfBiasTest {

  private static Table rob2() {
    return Table.create(
        "rob",
        StringColumn.create("Overall", "High", "some concerns", ""),
        StringColumn.create("Study", "A", "B", "C"),
        StringColumn.create("D1", "low", "Low risk", "unclear"),
        StringColumn.create("D2", "high", "low", "low"),
        StringColumn.create("D3", "low", "Some concerns", "low"),
        StringColumn.create("D4", "low", "low", "low"),
        StringColumn.create("D5", "low", "low", "low"));
  }

  @Test
  void theOverallJudgementComesLastAndTheToolIsFound() {
    RiskOfBias rob = RiskOfBias.of(rob2());
    assertSame(BiasTool.ROB2, rob.tool());
    assertEquals(List.of("D1", "D2", "D3", "D4", "D5", "Overall"), rob.domains());
    assertEquals("Randomization process", rob.words(0));
    assertEquals("Overall", rob.words(5));
    assertEquals(Optional.of(Judgement.HIGH), rob.judgement(0, 5));
    assertEquals(Optional.empty(), rob.judgement(2, 5));
  }

  @Test
  void sharesAreOfTheStudiesJudged() {
    RiskOfBias rob = RiskOfBias.of(rob2());
    assertEquals(2.0 / 3, rob.share(2, Judgement.LOW, 1, 1, 1), 1e-15);
    assertEquals(0.5, rob.share(5, Judgement.HIGH, 1, 1, 1), 1e-15);
    assertEquals(0.75, rob.share(1, Judgement.LOW, 1, 2, 1), 1e-15);
  }

  @Test
  void domainsOfNoToolKeepTheirNames() {
    RiskOfBias rob =
        RiskOfBias.of(
            Table.create(
                "rob",
                StringColumn.create("trial", "A", "B"),
                StringColumn.create("Blinding", "low", "critical")));
    assertSame(BiasTool.FREE, rob.tool());
    assertEquals("Blinding", rob.words(0));
    assertEquals(List.of(Judgement.LOW, Judgement.CRITICAL), rob.used());
    assertEquals(List.of(), rob.of("Z"));
  }

  @Test
  void aCellThatIsNoJudgementIsNamed() {
    Table table = rob2();
    table.stringColumn("D4").set(1, "meh");
    String message = assertThrows(MetaException.class, () -> RiskOfBias.of(table)).getMessage();
    assertTrue(
        message.contains("D4") && message.contains("'B'") && message.contains("meh"), message);
  }

  @Test
  void aToolRefusesOtherDomainsAndJudgements() {
    RiskOfBias rob = RiskOfBias.of(rob2());
    assertTrue(
        assertThrows(MetaException.class, () -> rob.withTool(BiasTool.ROBINS_I))
            .getMessage()
            .startsWith("ROBINS-I has 7 domains, but rob has 5 columns"));
    Table critical = rob2();
    critical.stringColumn("D1").set(0, "critical");
    RiskOfBias free = RiskOfBias.of(critical);
    assertSame(BiasTool.FREE, free.tool());
    assertTrue(
        assertThrows(MetaException.class, () -> free.withTool(BiasTool.ROB2))
            .getMessage()
            .startsWith("RoB 2 knows no judgement 'critical', which study 'A' has"));
  }

  @Test
  void aTableWithoutWordsIsRefused() {
    assertThrows(
        MetaException.class,
        () -> RiskOfBias.of(Table.create("t", StringColumn.create("study", "A"))));
  }

  @Test
  void signsAloneAreNotTaken() {
    assertThrows(MetaException.class, () -> Judgement.parse("-"));
    assertSame(Judgement.SOME_CONCERNS, Judgement.parse(" Some  Concerns "));
    assertSame(Judgement.NO_INFORMATION, Judgement.parse("Unclear"));
  }
}
