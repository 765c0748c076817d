/// The program's version, as records and `--version` give it.
public enum Release {
  public static let version = "0.1.0"
}
