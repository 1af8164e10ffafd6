package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java cannot declare is refused with a name that it can. */
class VariableNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"fit", "fit2", "größe", "_x", "var", "record", "x_1"})
  void namesOfVariablesPass(String name) {
    assertEquals(name, VariableName.declarable("as", name));
  }

  @ParameterizedTest
  @CsvSource({
    "new, newdata",
    "_, fit",
    "class, class1",
    "true, true1",
    "null, null1",
    "long, long1"
  })
  void reservedWordsGetAnotherName(String word, String instead) {
    String message =
        "'%s' is a reserved word of Java and cannot name a variable; write for example --at %s"
            .formatted(word, instead);
    for (int i = 0; i < 2; i++) {
      boolean isDeclared = i == 0;
      MetaException fault =
          assertThrows(
              MetaException.class,
              () -> {
                if (isDeclared) {
                  VariableName.declarable("at", word);
                } else {
                  VariableName.readable("at", word);
                }
              });
      assertEquals(message, fault.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "my-fit, '; write for example --as my_fit'",
    "a.b, '; write for example --as a_b'",
    "2x, '; write for example --as _2x'",
    "'my fit', '; write for example --as my_fit'",
    "'+', ''",
    "'---', ''"
  })
  void otherTextGetsTheNearestName(String text, String advice) {
    assertEquals(
        "--as takes the name of a variable, not '" + text + "'" + advice,
        assertThrows(MetaException.class, () -> VariableName.declarable("as", text)).getMessage());
  }
}
