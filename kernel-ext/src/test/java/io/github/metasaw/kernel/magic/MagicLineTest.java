package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A line remembers what its magic asked for, and reads variables by their type. */
class MagicLineTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static final MapHost HOST =
      new MapHost().with("dat", BCG).with("answer", 42).with("fit", "text");

  private static MagicLine line(String text) {
    return Cell.line(HOST, text);
  }

  private static String fault(org.junit.jupiter.api.function.Executable executable) {
    return assertThrows(MetaException.class, executable).getMessage();
  }

  @Test
  void whatNobodyAskedForIsIgnored() {
    MagicLine line = line("%meta dat --level 0.9 --as f --debug");
    assertEquals(List.of("level", "as", "debug"), line.ignored());
    assertEquals("f", line.resultName());
    assertTrue(line.has(CommonOptions.DEBUG));
    assertEquals(List.of("level"), line.ignored());
  }

  @Test
  void aDefaultStandsForAnOptionThatIsNotThere() {
    Option<Integer> draws =
        Option.of("draws", ValueTypes.count("N"), "draws").withDefault(() -> 1000);
    assertEquals("1000", line("%meta dat --interval bootstrap").code(draws).java());
    assertEquals(50, line("%meta dat --draws 50").code(draws).value());
    assertEquals("result", line("%meta dat").resultName());
  }

  @Test
  void wordsAreVariablesOfTheirType() {
    MagicLine line = line("%meta dat");
    assertSame(BCG, line.only(Table.class, "the name of a table").value());
    assertEquals("dat", line.first(Table.class, "the name of a table").java());
    assertEquals(2, line("%weights dat dat").variables(Table.class, "tables").size());
    assertEquals(
        "'answer' is an Integer, but a Table is needed; tables here: dat",
        fault(() -> line("%meta answer").only(Table.class, "the name of a table")));
    assertEquals(
        "%meta needs the name of a table; %meta --help shows an example",
        fault(() -> line("%meta").only(Table.class, "the name of a table")));
    assertEquals(List.of("b", "c"), line("%meta a b c").rest());
    assertEquals(List.of(), line("%meta").rest());
  }

  @Test
  void aVariableThatIsNotThereHasNoValue() {
    assertSame(BCG, line("%meta dat").value("dat"));
    assertEquals(null, line("%meta dat").value("nothing"));
  }

  @Test
  void moreWordsThanAMagicTakesAreRefused() {
    assertEquals(
        "'b' is one word too many for %meta; options begin with --, and values with blanks stand in double quotes",
        fault(() -> line("%meta a b").atMost(1)));
    assertEquals(
        "a model stands in the lines below %%meta dat, as yi ~ year, not beside it",
        fault(() -> line("%meta dat yi ~ year").atMost(1)));
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    Option<Boolean> ascending = Option.flag("ascending", "smallest first");
    Option<String> sort = Option.of("sort", ValueTypes.column(), "order");
    line("%forest fit --ascending --sort yi").needs(ascending, sort);
    assertEquals(
        "--ascending belongs to --sort COLUMN",
        fault(() -> line("%forest fit --ascending").needs(ascending, sort)));
    assertEquals(
        "--sort has no use here",
        fault(
            () ->
                line("%forest fit --sort yi")
                    .refuse(List.of(ascending, sort), "%s has no use here")));
  }
}
