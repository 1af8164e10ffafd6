package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** The usual types read what they say, and refuse the rest by the option's name. */
class ValueTypesTest {

  private static <T> Code<T> read(ValueType<T> type, String text) {
    return Option.of("x", type, "help").read(text);
  }

  private static String fault(ValueType<?> type, String text) {
    return assertThrows(MetaException.class, () -> read(type, text)).getMessage();
  }

  @Test
  void wholeNumbersHaveTheLimitsOfTheirType() {
    ValueType<Integer> count = ValueTypes.count("N", 1000);
    assertEquals(new Code<>(1000, "1000"), read(count, "1000"));
    assertEquals("--x can be 1000 at most, not 1001", fault(count, "1001"));
    assertEquals("--x takes a whole number, not '1e3'", fault(count, "1e3"));
    assertEquals("--x can be -2147483648 at least, not -2147483649", fault(count, "-2147483649"));
    assertEquals(new Code<>(-7L, "-7L"), read(ValueTypes.whole("N"), "-7"));
    assertEquals(
        new Code<>(Long.MAX_VALUE, "9223372036854775807L"),
        read(ValueTypes.whole("N"), "9223372036854775807"));
    assertEquals(
        "--x takes a whole number, not '9223372036854775808'",
        fault(ValueTypes.whole("N"), "9223372036854775808"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "", "half", "0,"})
  void numbersAreFinite(String text) {
    assertEquals("--x takes a number, not '" + text + "'", fault(ValueTypes.number("VALUE"), text));
  }

  @ParameterizedTest
  @CsvSource(
      value = {"0,95;0.95", "-1,5;-1.5"},
      delimiter = ';')
  void decimalsFollowAPoint(String typed, String meant) {
    assertEquals(
        "--x takes a number, not '%s'; decimals follow a point, as in %s".formatted(typed, meant),
        fault(ValueTypes.number("VALUE"), typed));
  }

  @Test
  void perCentAreFractions() {
    assertEquals(
        "--x takes a number, not '95%'; per cent are written as a fraction, here 0.95",
        fault(ValueTypes.number("VALUE"), "95%"));
  }

  @Test
  void listsAreSplitAndStripped() {
    ValueType<List<String>> columns = ValueTypes.columns("A,B");
    assertEquals(new Code<>(List.of("a", "b"), "List.of(\"a\", \"b\")"), read(columns, "a, b"));
    assertEquals(Suggestion.COLUMNS, columns.suggestion());
    assertEquals(
        List.of("f(1, 2)", "g"),
        read(ValueTypes.texts("A,B", ",(?![^(]*\\))"), "f(1, 2), g").value());
    Option<List<Double>> numbers =
        Option.of("psi2", ValueTypes.numbers("A,B"), "variances")
            .withDefault(() -> List.of(0.1, 1000.0));
    assertEquals("0.1,1000", numbers.defaultWord());
    assertEquals(List.of(1.0, -2.5), numbers.read("1, -2.5").value());
    assertEquals(
        "--psi2 takes numbers between commas, not 'x'",
        assertThrows(MetaException.class, () -> numbers.read("1,x")).getMessage());
  }

  @Test
  void variablesAreNamedAndReservedWordsAreNot() {
    ValueType<String> table = ValueTypes.variable("TABLE", Table.class);
    assertEquals(new Code<>("dat", "dat"), read(table, "dat"));
    assertEquals(Table.class, table.variable());
    assertEquals(Suggestion.VARIABLES, table.suggestion());
    assertEquals(
        "'new' is a reserved word of Java and cannot name a variable; write for example --x newdata",
        fault(table, "new"));
    assertEquals(
        "--x takes the name of a variable, not 'my-fit'; write for example --x my_fit",
        fault(ValueTypes.declared("NAME"), "my-fit"));
  }

  @Test
  void aChoiceIsWrittenByNameAndAConstantByItsConstant() {
    assertEquals(
        "\"two\"",
        read(ValueTypes.choice("N", x -> x, x -> x, () -> List.of("one", "two")), "two").java());
    assertEquals(
        "Sampler.GIBBS",
        read(ValueTypes.constant("N", Sampler::parse, Sampler.class), "gibbs").java());
    assertEquals(
        "\"gibbs\"", read(ValueTypes.choice("N", Sampler::parse, Sampler.class), "GIBBS").java());
  }

  @Test
  void aWordIsOneOfThoseListed() {
    ValueType<String> word = ValueTypes.word("NAME", "drop", "keep");
    assertEquals("keep", read(word, "Keep").value());
    assertEquals(List.of("drop", "keep"), word.words());
    assertEquals(
        "no value 'kep' for --x; did you mean 'keep'? Values: drop, keep", fault(word, "kep"));
  }
}
