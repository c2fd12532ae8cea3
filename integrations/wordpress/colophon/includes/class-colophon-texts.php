<?php
/**
 * The plugin's languages.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Loads translations. Every German locale has the same texts. */
final class Colophon_Texts {

	public static function register() {
		add_action(
			'init',
			function () {
				load_plugin_textdomain( 'colophon', false, dirname( plugin_basename( COLOPHON_FILE ) ) . '/languages' );
			},
			1
		);
		add_filter( 'load_textdomain_mofile', array( __CLASS__, 'german' ), 10, 2 );
		add_filter( 'load_script_translation_file', array( __CLASS__, 'german_script' ), 10, 3 );
	}

	/** Austrian, Swiss and formal German read the German file. */
	public static function german( $file, $domain ) {
		return 'colophon' === $domain ? self::known( $file, '/-de_[A-Za-z_]+\.mo$/', '-de_DE.mo' ) : $file;
	}

	public static function german_script( $file, $handle, $domain ) {
		return 'colophon' === $domain && $file ? self::known( $file, '/-de_[A-Za-z_]+?-(?=colophon)/', '-de_DE-' ) : $file;
	}

	private static function known( $file, $pattern, $replacement ) {
		return is_readable( $file ) ? $file : preg_replace( $pattern, $replacement, $file );
	}
}
