<?php
/**
 * The plugin's settings as they are stored.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** The settings. The key leaves this class only for the client. */
final class Colophon_Settings {

	const OPTION = 'colophon_settings';

	const CONTENT_TYPES = array( 'news', 'guide', 'archive', 'page' );

	/** All settings; what is not stored has its default. */
	public static function all() {
		return wp_parse_args(
			(array) get_option( self::OPTION, array() ),
			array(
				'address'      => '',
				'key'          => '',
				'imprint'      => '',
				'source'       => '',
				'desk'         => '',
				'prefix'       => 'wp-',
				'content_type' => 'news',
				'territory'    => 'DE',
				'post_types'   => array( 'post' ),
			)
		);
	}

	/** One setting. */
	public static function get( $name ) {
		return self::all()[ $name ];
	}

	/** The API key. The constant COLOPHON_KEY of wp-config.php comes before what is stored. */
	public static function key() {
		return defined( 'COLOPHON_KEY' ) ? (string) COLOPHON_KEY : (string) self::get( 'key' );
	}

	/** Whether items can be sent. */
	public static function complete() {
		$all = self::all();
		return '' !== $all['address'] && '' !== $all['imprint'] && '' !== $all['source'];
	}

	/** Whether posts of this type are sent. */
	public static function covers( $post_type ) {
		return self::complete() && in_array( $post_type, (array) self::get( 'post_types' ), true );
	}

	/**
	 * Checks what was entered. What is not valid stays as it was, and is reported.
	 *
	 * @param mixed $entered The form's fields.
	 */
	public static function sanitize( $entered ) {
		$before  = self::all();
		$entered = is_array( $entered ) ? array_merge( $before, array( 'post_types' => array() ), $entered ) : $before;
		$after   = array(
			'address'      => self::address( $entered['address'], $before['address'] ),
			'prefix'       => self::id( $entered['prefix'], $before['prefix'], __( 'Prefix of ids', 'colophon' ), false ),
			'content_type' => in_array( $entered['content_type'], self::CONTENT_TYPES, true ) ? $entered['content_type'] : $before['content_type'],
			'territory'    => preg_match( '/^[A-Z]{2}$/', $entered['territory'] ) ? $entered['territory'] : $before['territory'],
			'post_types'   => array_values( array_intersect( (array) $entered['post_types'], get_post_types( array( 'public' => true ) ) ) ),
		);
		foreach ( array(
			'imprint' => __( 'Imprint', 'colophon' ),
			'source'  => __( 'Source', 'colophon' ),
			'desk'    => __( 'Desk', 'colophon' ),
		) as $name => $label ) {
			$after[ $name ] = self::id( $entered[ $name ], $before[ $name ], $label );
		}
		$after['key'] = self::entered_key( $entered, $before, $after['address'] );
		return $after;
	}

	/** A key that was entered, the stored one where the field was left empty; none where the address changed. */
	private static function entered_key( $entered, $before, $address ) {
		if ( ! isset( $entered['new_key'] ) ) {
			return (string) $entered['key'];   // Not from the form. WordPress also checks a new option twice.
		}
		$key = trim( (string) $entered['new_key'] );
		if ( '' !== $key ) {
			if ( preg_match( '/^[\x21-\x7e]{1,300}$/', $key ) ) {
				return $key;
			}
			self::report( __( 'API key: is not a valid key. Copy it as “colophon keys add” prints it.', 'colophon' ) );
		}
		if ( ! empty( $entered['delete_key'] ) ) {
			return '';
		}
		if ( '' !== $before['key'] && '' !== $before['address'] && $address !== $before['address'] ) {
			self::report( __( 'The address changed: enter the API key again, so that the old key is not sent there.', 'colophon' ) );
			return '';
		}
		return $before['key'];
	}

	/** An address with https; http only on this machine. */
	private static function address( $entered, $before ) {
		$address = untrailingslashit( trim( (string) $entered ) );
		if ( '' === $address ) {
			return '';
		}
		$parts = wp_parse_url( $address );
		$here  = isset( $parts['host'] ) && in_array( $parts['host'], array( '127.0.0.1', 'localhost', '[::1]' ), true );
		$safe  = isset( $parts['scheme'], $parts['host'] ) && ! isset( $parts['user'] ) && false === strpbrk( $address, '?#' )
			&& ( 'https' === $parts['scheme'] || ( 'http' === $parts['scheme'] && $here ) );
		if ( ! $safe ) {
			self::report( __( 'Address: is not a valid address. Enter it with https:// and without ? and #; http:// is possible for this machine only.', 'colophon' ) );
			return $before;
		}
		return esc_url_raw( $address, array( 'http', 'https' ) );
	}

	private static function id( $entered, $before, $label, $may_be_empty = true ) {
		$id = trim( (string) $entered );
		if ( ( '' === $id && $may_be_empty ) || preg_match( '/^[a-z0-9][a-z0-9._-]{0,79}$/', $id ) ) {
			return $id;
		}
		/* translators: %s: the name of a field. */
		self::report( sprintf( __( '%s: is not a valid id. Use a-z, 0-9, dots, hyphens and underscores.', 'colophon' ), $label ) );
		return $before;
	}

	private static function report( $text ) {
		if ( function_exists( 'add_settings_error' ) ) {
			add_settings_error( self::OPTION, 'colophon', $text );
		}
	}
}
