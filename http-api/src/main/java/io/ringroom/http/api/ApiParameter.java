package io.ringroom.http.api;

/**
 * A parameter of an operation.
 *
 * @param form what its text must match; numbers are texts of digits here
 */
public record ApiParameter(
    String name, In in, Type type, boolean required, String form, String description) {

  /** Where it stands. */
  public enum In {
    PATH,
    QUERY,
    BODY
  }

  /** Its JSON type. */
  public enum Type {
    STRING,
    INTEGER,
    BOOLEAN,
    STRINGS,
    OBJECT
  }

  private static final String ANY = "(?s).{0,4096}";
  private static final String NUMBER = "\\d{1,18}";

  static ApiParameter path(String name, String form, String description) {
    return new ApiParameter(name, In.PATH, Type.STRING, true, form, description);
  }

  static ApiParameter query(String name, String form, String description) {
    return new ApiParameter(name, In.QUERY, Type.STRING, false, form, description);
  }

  static ApiParameter queryNumber(String name, String description) {
    return new ApiParameter(name, In.QUERY, Type.INTEGER, false, NUMBER, description);
  }

  /** A query parameter that must be there. */
  public static ApiParameter requiredQuery(String name, String form, String description) {
    return new ApiParameter(name, In.QUERY, Type.STRING, true, form, description);
  }

  /** A field of the body. */
  public static ApiParameter body(String name, Type type, boolean required, String description) {
    return new ApiParameter(name, In.BODY, type, required, ANY, description);
  }
}
