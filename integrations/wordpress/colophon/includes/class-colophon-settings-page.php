<?php
/**
 * The page Settings › Colophon.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** A form over the settings, the connection's state, and what waits to be sent. The key is never shown. */
final class Colophon_Settings_Page {

	const SLUG = 'colophon';

	public static function register() {
		add_action( 'admin_menu', array( __CLASS__, 'menu' ) );
		add_action( 'admin_init', array( __CLASS__, 'fields' ) );
		add_action( 'admin_notices', array( __CLASS__, 'notice' ) );
		add_action( 'admin_post_colophon_send', array( __CLASS__, 'send_now' ) );
		add_filter(
			'plugin_action_links_' . plugin_basename( COLOPHON_FILE ),
			function ( $links ) {
				return array_merge( array( '<a href="' . esc_url( self::address() ) . '">' . esc_html__( 'Settings', 'colophon' ) . '</a>' ), $links );
			}
		);
	}

	public static function menu() {
		add_options_page( 'Colophon', 'Colophon', 'manage_options', self::SLUG, array( __CLASS__, 'page' ) );
	}

	public static function fields() {
		register_setting(
			self::SLUG,
			Colophon_Settings::OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => array( 'Colophon_Settings', 'sanitize' ),
				'show_in_rest'      => false,
			)
		);
		add_settings_section( 'colophon', '', '__return_null', self::SLUG );
		foreach ( array(
			'address'      => __( 'Address', 'colophon' ),
			'key'          => __( 'API key', 'colophon' ),
			'imprint'      => __( 'Imprint', 'colophon' ),
			'source'       => __( 'Source', 'colophon' ),
			'desk'         => __( 'Desk', 'colophon' ),
			'prefix'       => __( 'Prefix of ids', 'colophon' ),
			'post_types'   => __( 'Post types', 'colophon' ),
			'content_type' => __( 'Type of content', 'colophon' ),
			'territory'    => __( 'Readers’ country', 'colophon' ),
		) as $name => $label ) {
			add_settings_field(
				"colophon-$name",
				$label,
				array( __CLASS__, 'field' ),
				self::SLUG,
				'colophon',
				array(
					'name'      => $name,
					'label_for' => 'post_types' === $name ? '' : "colophon-$name",
				)
			);
		}
	}

	public static function field( $arguments ) {
		$name  = $arguments['name'];
		$value = 'key' === $name ? '' : Colophon_Settings::get( $name );
		switch ( $name ) {
			case 'key':
				self::key_field();
				break;
			case 'post_types':
				self::post_types_field( $value );
				break;
			case 'content_type':
				self::content_type_field( $value );
				break;
			default:
				printf(
					'<input type="text" class="regular-text code" id="colophon-%1$s" name="%2$s[%1$s]" value="%3$s" aria-describedby="colophon-%1$s-hint"><p class="description" id="colophon-%1$s-hint">%4$s</p>',
					esc_attr( $name ),
					esc_attr( Colophon_Settings::OPTION ),
					esc_attr( $value ),
					esc_html( self::hint( $name ) )
				);
		}
	}

	private static function hint( $name ) {
		$hints = array(
			'address'   => __( 'Such as https://colophon.example.org', 'colophon' ),
			'imprint'   => __( 'The id of the imprint whose posts these are.', 'colophon' ),
			'source'    => __( 'The id under which this site is registered as a source.', 'colophon' ),
			'desk'      => __( 'The id of the team that is responsible. Posts without a desk are not recommended.', 'colophon' ),
			'prefix'    => __( 'Stands before a post’s number: wp-17. Do not change it once posts were sent.', 'colophon' ),
			'territory' => __( 'Two letters, such as DE: lists hold what may be shown there.', 'colophon' ),
		);
		return $hints[ $name ];
	}

	private static function key_field() {
		if ( defined( 'COLOPHON_KEY' ) ) {
			echo '<p>' . esc_html__( 'Set by COLOPHON_KEY in wp-config.php.', 'colophon' ) . '</p>';
			return;
		}
		$stored = '' !== Colophon_Settings::key();
		printf(
			'<input type="password" class="regular-text" id="colophon-key" name="%1$s[new_key]" value="" autocomplete="new-password" placeholder="%2$s" aria-describedby="colophon-key-hint"><p class="description" id="colophon-key-hint">%3$s</p>',
			esc_attr( Colophon_Settings::OPTION ),
			$stored ? esc_attr__( 'A key is stored; leave empty to keep it', 'colophon' ) : '',
			esc_html__( 'Made with: colophon keys add wordpress --role editor --role integration --source SOURCE. It stays on this server.', 'colophon' )
		);
		if ( $stored ) {
			printf( '<p><label><input type="checkbox" name="%1$s[delete_key]" value="1"> %2$s</label></p>', esc_attr( Colophon_Settings::OPTION ), esc_html__( 'Delete the stored key', 'colophon' ) );
		}
	}

	private static function post_types_field( $chosen ) {
		echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'Post types', 'colophon' ) . '</legend>';
		foreach ( get_post_types( array( 'public' => true ), 'objects' ) as $type ) {
			if ( 'attachment' !== $type->name ) {
				printf(
					'<label><input type="checkbox" name="%1$s[post_types][]" value="%2$s" %3$s> %4$s</label><br>',
					esc_attr( Colophon_Settings::OPTION ),
					esc_attr( $type->name ),
					checked( in_array( $type->name, (array) $chosen, true ), true, false ),
					esc_html( $type->labels->name )
				);
			}
		}
		echo '</fieldset>';
	}

	private static function content_type_field( $chosen ) {
		printf( '<select id="colophon-content_type" name="%s[content_type]">', esc_attr( Colophon_Settings::OPTION ) );
		foreach ( Colophon_Settings::CONTENT_TYPES as $type ) {
			printf( '<option value="%1$s" %2$s>%3$s</option>', esc_attr( $type ), selected( $type, $chosen, false ), esc_html( Colophon_Words::content_type( $type ) ) );
		}
		echo '</select>';
	}

	public static function page() {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		echo '<div class="wrap"><h1>Colophon</h1><form action="options.php" method="post">';
		settings_fields( self::SLUG );
		do_settings_sections( self::SLUG );
		submit_button();
		echo '</form>';
		self::connection();
		self::queue();
		echo '</div>';
	}

	/** Asks Colophon who the key is, and whether imprint and source are known there. */
	private static function connection() {
		echo '<h2>' . esc_html__( 'Connection', 'colophon' ) . '</h2><ul class="colophon-connection">';
		$client  = Colophon_Client::current();
		$session = $client->session();
		if ( is_wp_error( $session ) ) {
			self::line( false, Colophon_Client::explain( $session ) );
		} elseif ( 'unknown' === $session['body']['mode'] ) {
			self::line( false, __( 'Colophon does not know the API key. Make one there and enter it here.', 'colophon' ) );
		} else {
			self::line( true, __( 'Colophon answers and knows who asks.', 'colophon' ) );
			$imprints = $client->imprints();
			$known    = ! is_wp_error( $imprints ) && false !== strpos( wp_json_encode( $imprints['body'] ), wp_json_encode( Colophon_Settings::get( 'imprint' ) ) );
			self::line( $known, $known ? __( 'The imprint is registered.', 'colophon' ) : __( 'The imprint is not registered at Colophon. Register it there, or correct its id.', 'colophon' ) );
			$source = $client->source( '' === Colophon_Settings::get( 'source' ) ? '-' : Colophon_Settings::get( 'source' ) );
			$known  = ! is_wp_error( $source );
			self::line( $known, $known ? __( 'The source is registered.', 'colophon' ) : __( 'The source is not registered at Colophon. Register it there, or correct its id.', 'colophon' ) );
		}
		echo '</ul>';
	}

	private static function line( $good, $text ) {
		printf( '<li><span class="dashicons dashicons-%1$s" style="color:%2$s" aria-hidden="true"></span> %3$s</li>', $good ? 'yes-alt' : 'warning', $good ? '#007017' : '#b32d2e', esc_html( $text ) );
	}

	private static function queue() {
		$size = Colophon_Queue::size();
		echo '<h2>' . esc_html__( 'Waiting to be sent', 'colophon' ) . '</h2>';
		/* translators: %d: a number. */
		echo '<p>' . esc_html( sprintf( __( 'Posts that Colophon has not heard of yet: %d', 'colophon' ), $size ) ) . '</p>';
		$failures = Colophon_Queue::failures( 20 );
		if ( $failures ) {
			echo '<ul>';
			foreach ( $failures as $row ) {
				$title = get_the_title( (int) $row->post_id );
				printf( '<li><a href="%1$s">%2$s</a>: %3$s</li>', esc_url( (string) get_edit_post_link( (int) $row->post_id ) ), esc_html( '' === $title ? $row->item_id : $title ), esc_html( $row->error ) );
			}
			echo '</ul>';
		}
		if ( $size ) {
			echo '<form action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" method="post"><input type="hidden" name="action" value="colophon_send">';
			wp_nonce_field( 'colophon_send' );
			submit_button( __( 'Send now', 'colophon' ), 'secondary' );
			echo '</form>';
		}
	}

	public static function send_now() {
		check_admin_referer( 'colophon_send' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'This account may not do this.', 'colophon' ), '', array( 'response' => 403 ) );
		}
		Colophon_Queue::make_all_due();
		delete_option( 'colophon_down_until' );
		Colophon_Sync::retry();
		wp_safe_redirect( self::address() );
		exit;
	}

	/** On pages of the administration: what waits for long. */
	public static function notice() {
		$screen = get_current_screen();
		if ( ! current_user_can( 'manage_options' ) || ! $screen || ! in_array( $screen->base, array( 'dashboard', 'edit' ), true ) || ! Colophon_Queue::failures( 1 ) ) {
			return;
		}
		printf(
			'<div class="notice notice-warning"><p>%1$s <a href="%2$s">%3$s</a></p></div>',
			esc_html__( 'Some posts could not be sent to Colophon yet. They are kept and sent again.', 'colophon' ),
			esc_url( self::address() ),
			esc_html__( 'See why', 'colophon' )
		);
	}

	private static function address() {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}
}
