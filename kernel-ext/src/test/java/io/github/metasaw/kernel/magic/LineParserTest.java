package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and options of a line; what a magic does not take is refused with the nearest. */
class LineParserTest {

  private static final MapHost HOST = new MapHost();

  private static MagicLine parse(String magic, String... arguments) {
    return LineParser.of(Cell.MAGICS, Cell.MAGICS.find(magic).orElseThrow())
        .parse(List.of(arguments), null, HOST);
  }

  private static String fault(String magic, String... arguments) {
    return assertThrows(MetaException.class, () -> parse(magic, arguments)).getMessage();
  }

  private static <T> Option<T> option(String magic, String name) {
    @SuppressWarnings("unchecked")
    Option<T> found =
        (Option<T>)
            Cell.MAGICS.find(magic).orElseThrow().allOptions().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    return found;
  }

  @Test
  void valuesFollowABlankOrAnEqualsSign() {
    Option<Double> level = option("meta", "level");
    assertEquals(0.9, parse("meta", "dat", "--level", "0.9").find(level).orElseThrow());
    assertEquals(0.9, parse("meta", "--level=0.9", "dat").find(level).orElseThrow());
    assertEquals(List.of("dat"), parse("meta", "--level=0.9", "dat").words());
    assertTrue(parse("meta", "dat").find(level).isEmpty());
  }

  @Test
  void negativeNumbersAreValuesAndWords() {
    Option<Double> ref = option("forest", "ref");
    assertEquals(-1.5, parse("forest", "fit", "--ref", "-1.5").find(ref).orElseThrow());
    assertEquals(List.of("fit", "-1.5"), parse("forest", "fit", "-1.5").words());
  }

  @Test
  void aSemicolonAtTheEndIsJavas() {
    assertEquals(List.of("dat"), parse("meta", "dat;").words());
    assertEquals(List.of("dat"), parse("meta", "dat", ";").words());
    assertEquals("f", parse("meta", "dat", "--as", "f;").as().orElseThrow());
  }

  @Test
  void repeatableOptionsKeepTheirOrder() {
    Option<String> prior = option("bayes", "prior");
    assertEquals(
        List.of("L9", "mu = flat()"),
        parse("bayes", "dat", "--prior", "L9", "--prior=mu = flat()").all(prior));
    assertEquals(
        "the option --level stands twice", fault("meta", "--level", "0.9", "--level", "0.8"));
  }

  @Test
  void aMissingOrSuperfluousValueIsTold() {
    assertEquals("the option --level needs a value: VALUE", fault("meta", "dat", "--level"));
    assertEquals(
        "the option --level needs a value: VALUE", fault("meta", "--level", "--test", "z"));
    assertEquals("the option --exp takes no value", fault("forest", "fit", "--exp=yes"));
  }

  @Test
  void unknownOptionsGetTheNearestAndTheirTakers() {
    assertTrue(
        fault("meta", "dat", "--methd", "DL")
            .startsWith(
                "no option '--methd' of %meta; did you mean '--method'? %meta --help lists"));
    String elsewhere = fault("meta", "dat", "--sampler", "nuts");
    assertTrue(elsewhere.startsWith("no option '--sampler' of %meta, only of %bayes;"), elsewhere);
    assertTrue(
        fault("meta", "dat", "--mods", "year")
            .contains("moderators stand in the cell below %%meta TABLE, as yi ~ year"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-level", "\u2014level", "\u2013level=0.9"})
  void hyphensThatAreNotTwoAreExplained(String typed) {
    assertEquals(
        "'%s' is no option of %%meta: it begins with two hyphens, --level".formatted(typed),
        fault("meta", "dat", typed));
  }
}
