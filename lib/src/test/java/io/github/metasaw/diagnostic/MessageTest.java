package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final Place PLACE = new Place.InText(2, 7, 3);
  private static final Remedy GIBBS = Remedy.option("sampler", "gibbs");

  @Test
  void formatsAsStringDoesInTheRootLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Object[] arguments = {"a%s", 1234567, 0.25, "z"};
      String format = "%4$s: %s, %,d, %.2f, 95 %%, %1$s";
      assertEquals(
          String.format(Locale.ROOT, format, arguments), Message.format(format, arguments).text());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void placesAndRemediesStayData() {
    Message message = Message.format("no %s %s; take %s or nuts", "a", PLACE, GIBBS);
    assertEquals(List.of(PLACE), message.places());
    assertEquals(List.of(GIBBS), message.remedies());
    assertEquals("no a (line 2, column 7); take .withSampler(\"gibbs\") or nuts", message.text());
    assertEquals("no a (line 2, column 7); take X or nuts", message.text(remedy -> "X"));
  }

  @Test
  void aMessageWithinAMessageKeepsItsData() {
    Message inner = Message.format("in dat %s", PLACE);
    Message outer = Message.format("no column %s", inner).then("; see 100 % of them");
    assertEquals("no column in dat (line 2, column 7); see 100 % of them", outer.text());
    assertEquals(List.of(PLACE), outer.places());
  }

  @Test
  void aPlaceWithoutWordsTakesTheBlankBeforeIt() {
    Wording silent =
        new Wording() {
          @Override
          public String remedy(Remedy remedy) {
            return remedy.name();
          }

          @Override
          public String place(Place place) {
            return "";
          }
        };
    assertEquals("wrong; so", Message.format("wrong %s; so", PLACE).text(silent));
    assertEquals(" at the start", Message.format("%s at the start", PLACE).text(silent));
  }

  @Test
  void argumentsAreAllUsed() {
    assertThrows(IllegalArgumentException.class, () -> Message.format("%s", "a", "b"));
    assertThrows(IndexOutOfBoundsException.class, () -> Message.format("%s %s", "a"));
  }

  @Test
  void faultsTravelBetweenMachinesWithTheirData() throws IOException, ClassNotFoundException {
    MetaException fault = MetaException.format("wrong %s; take %s", PLACE, GIBBS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(fault);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MetaException read = (MetaException) in.readObject();
      assertEquals(fault.getMessage(), read.getMessage());
      assertEquals(List.of(PLACE), read.places());
      assertEquals(List.of(GIBBS), read.remedies());
    }
  }

  /** Whole numbers have no point, and others all their digits. */
  @Test
  void numbersReadAsAPersonWritesThem() {
    assertEquals("not -1, but 0.25", Message.format("not %s, but %s", -1.0, 0.25).text());
    assertEquals("0 and NaN", Message.format("%s and %s", -0.0, Double.NaN).text());
    assertEquals("1.50", Message.format("%.2f", 1.5).text());
    assertEquals("1e300", CheckNumber.plain(1e300));
    assertEquals("2.000", CheckNumber.number(2));
  }
}
