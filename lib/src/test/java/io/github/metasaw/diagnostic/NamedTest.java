package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NamedTest {

  private enum Fruit implements Named {
    APPLE("apple"),
    BLACK_CURRANT("blackCurrant");

    private final String id;

    Fruit(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  @Test
  void namesAreReadWithoutRegardToCaseAndBlanks() {
    assertSame(Fruit.BLACK_CURRANT, Named.parse("fruit", " BLACKcurrant\t", Fruit.values()));
    assertEquals(List.of("apple", "blackCurrant"), Named.ids(Fruit.values()));
    assertEquals("apple", Fruit.APPLE.label());
  }

  @Test
  void anUnknownNameGetsThePlaceTheNearestAndAll() {
    assertEquals(
        "no fruit 'appel'; did you mean 'apple'? Fruits: apple, blackCurrant",
        assertThrows(MetaException.class, () -> Named.parse("fruit", " appel ", Fruit.values()))
            .getMessage());
    assertEquals(
        "no fruit 'rhubarb' in the basket; Fruits: apple, blackCurrant",
        assertThrows(
                MetaException.class,
                () -> Named.parse("fruit", "rhubarb", "in the basket", Fruit.values()))
            .getMessage());
  }

  /** Every choice of the library has distinct names and labels, and reads its own names. */
  @TestFactory
  Stream<DynamicTest> everyChoiceReadsItsOwnNames() throws IOException, URISyntaxException {
    List<Class<?>> types = namedEnums();
    assertTrue(types.size() > 20, types.toString());
    return types.stream().map(type -> DynamicTest.dynamicTest(type.getName(), () -> holds(type)));
  }

  private static void holds(Class<?> type) throws IllegalAccessException {
    Set<String> ids = new HashSet<>();
    for (Object constant : type.getEnumConstants()) {
      Named value = (Named) constant;
      assertTrue(ids.add(value.id().toLowerCase(Locale.ROOT)), value.id());
      assertEquals(value.id().strip(), value.id());
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals("parse") && Modifier.isPublic(method.getModifiers())) {
        for (Object value : type.getEnumConstants()) {
          assertSame(value, invoke(method, ((Named) value).id()));
        }
        assertThrows(MetaException.class, () -> invoke(method, "no such name"));
      }
    }
  }

  private static Object invoke(Method parse, String name) throws IllegalAccessException {
    try {
      return parse.invoke(null, name);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof MetaException fault) {
        throw fault;
      }
      throw new AssertionError(e.getCause());
    }
  }

  private static List<Class<?>> namedEnums() throws IOException, URISyntaxException {
    Path root = Path.of(Named.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.startsWith("io") && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
          .filter(name -> !name.endsWith("package-info"))
          .<Class<?>>map(NamedTest::load)
          .filter(type -> type.isEnum() && Named.class.isAssignableFrom(type))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, NamedTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
